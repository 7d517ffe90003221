package dev.loveless.docker.service;

import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP that tasks make, one for each. No thread waits for an answer. Thread-safe. */
public final class EndpointCalls {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .build();
    /** By the id of the task. */
    private final Map<String, CompletableFuture<?>> calls = new ConcurrentHashMap<>();

    /**
     * Sends the request of a task.
     *
     * @param listener told if the answer could not be handed on; that would be a fault of this program
     * @param answered takes the answer, whatever its status
     * @param failed takes the words of AWS's client for why there is none; nobody is told of a call that was cancelled
     */
    public void send(
            TaskRequest task,
            HttpRequest request,
            TaskListener listener,
            Consumer<HttpResponse<String>> answered,
            Consumer<String> failed) {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        calls.put(task.id(), answer);
        answer.<@Nullable Void>handle((response, fault) -> {
                    calls.remove(task.id());
                    if (response != null) {
                        answered.accept(response);
                    } else if (!answer.isCancelled()) {
                        failed.accept("Unable to execute HTTP request: " + reason(request, fault));
                    }
                    return null;
                })
                .exceptionally(bug -> {
                    listener.unusable("The answer of " + place(request.uri()) + " to state '" + task.state()
                            + "' could not be handed on: " + bug);
                    return null;
                });
    }

    /** Nobody waits for the answer any more; what the call has brought about stays. */
    public void cancel(TaskRequest task) {
        CompletableFuture<?> call = calls.remove(task.id());
        if (call != null) {
            call.cancel(true);
        }
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String reason(HttpRequest request, Throwable thrown) {
        Throwable fault =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (nameIsUnknown(fault)) {
            // Recorded.
            return request.uri().getHost() + ": Name or service not known";
        }
        return place(request.uri()) + ": " + ofConnection(request, fault);
    }

    private static String ofConnection(HttpRequest request, Throwable fault) {
        if (fault instanceof HttpConnectTimeoutException) {
            return "no connection within " + LONGEST_CONNECT.toSeconds() + " s";
        }
        if (fault instanceof HttpTimeoutException) {
            return "no answer within "
                    + request.timeout().map(Duration::toSeconds).orElse(0L) + " s";
        }
        if (fault instanceof ConnectException) {
            // Its message is missing, or says the same in the system's words.
            return "connection refused";
        }
        String message = fault.getMessage();
        return message == null || message.contains("received no bytes")
                ? "the connection was closed before the answer came"
                : message;
    }

    /** The client throws what it throws for a refused connection, and has this as the cause of the cause. */
    private static boolean nameIsUnknown(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
