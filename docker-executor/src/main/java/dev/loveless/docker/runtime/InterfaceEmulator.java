package dev.loveless.docker.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A container that answers HTTP on port 8080 as Lambda's runtime interface emulator does (documented). Thread-safe;
 * nothing blocks.
 */
public final class InterfaceEmulator implements RequestChannel {
    /** Where it listens (documented). */
    public static final int PORT = 8080;

    private static final Logger LOG = LoggerFactory.getLogger(InterfaceEmulator.class);
    private static final String PATH = "/2015-03-31/functions/function/invocations";
    private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(20);

    /** How long after a broken connection it must have been noticed that the container died. */
    private static final Duration POST_MORTEM = Duration.ofSeconds(2);

    private final HttpClient client;
    private final InetSocketAddress address;
    private final ScheduledExecutorService timer;
    private final RuntimeListener listener;
    private volatile boolean over;

    /**
     * @param client for HTTP/1.1
     * @param timer must not be blocked
     */
    public InterfaceEmulator(
            HttpClient client, InetSocketAddress address, ScheduledExecutorService timer, RuntimeListener listener) {
        this.client = client;
        this.address = address;
        this.timer = timer;
        this.listener = listener;
    }

    /** Waits for the port to accept connections, which the listener learns of. */
    public void awaitReady() {
        knock();
    }

    private void knock() {
        if (over) {
            return;
        }
        try {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
            channel.connect(address, channel, new Knocking());
        } catch (IOException e) {
            knockLater(e);
        }
    }

    private void knockLater(Throwable reason) {
        LOG.debug("Nobody answers at {} yet: {}", address, reason.toString());
        timer.schedule(this::knock, BETWEEN_KNOCKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private final class Knocking implements CompletionHandler<@Nullable Void, AsynchronousSocketChannel> {
        @Override
        public void completed(@Nullable Void nothing, AsynchronousSocketChannel channel) {
            close(channel);
            listener.ready();
        }

        @Override
        public void failed(Throwable reason, AsynchronousSocketChannel channel) {
            close(channel);
            knockLater(reason);
        }

        private void close(AsynchronousSocketChannel channel) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("Closing a connection to {}: {}", address, e.toString());
            }
        }
    }

    @Override
    public void give(RuntimeRequest request) {
        String host = address.getAddress().getHostAddress() + ":" + address.getPort();
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("http://" + host + PATH))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(request.payload().bytes()));
        request.clientContext()
                .ifPresent(context -> call.header(
                        "X-Amz-Client-Context",
                        Base64.getEncoder().encodeToString(context.getBytes(StandardCharsets.UTF_8))));
        listener.handedOver(request.id());
        client.sendAsync(call.build(), head -> new BoundedBodySubscriber())
                .whenComplete((response, failure) -> answered(request, response, failure));
    }

    private void answered(
            RuntimeRequest request, @Nullable HttpResponse<BoundedBody> response, @Nullable Throwable failure) {
        if (over) {
            return;
        }
        if (response == null) {
            // Mostly the container has died: then its end says more.
            timer.schedule(() -> broken(request, failure), POST_MORTEM.toMillis(), TimeUnit.MILLISECONDS);
        } else if (response.body().isTooLarge()) {
            listener.failed(request.id(), RuntimeErrors.responseTooLarge());
        } else if (isError(response)) {
            listener.failed(request.id(), response.body().text());
        } else if (response.statusCode() != 200) {
            listener.failed(
                    request.id(),
                    RuntimeErrors.document(
                            "Runtime.Unknown",
                            "HTTP status " + response.statusCode() + ": "
                                    + response.body().text()));
        } else {
            listener.answered(request.id(), response.body().text());
        }
    }

    private void broken(RuntimeRequest request, @Nullable Throwable failure) {
        if (!over) {
            listener.failed(
                    request.id(),
                    RuntimeErrors.document("Runtime.Unknown", "The component did not answer: " + failure));
        }
    }

    /** It answers 200 to errors too; newer versions have a header, the others an object that looks like an error. */
    private static boolean isError(HttpResponse<BoundedBody> response) {
        if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            return true;
        }
        JsonNode body = JsonData.parse(response.body().text())
                .orElse(JsonData.EMPTY_OBJECT)
                .tree();
        return body.path("errorType").isTextual() && body.has("errorMessage");
    }

    @Override
    public void end() {
        over = true;
    }

    @Override
    public void release() {
        end();
    }
}
