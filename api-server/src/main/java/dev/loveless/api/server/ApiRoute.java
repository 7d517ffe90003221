package dev.loveless.api.server;

import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands calls to the API and answers to clients, bytes as they are. Neither waiting for an answer nor a client that is
 * slow to read one holds a thread.
 */
final class ApiRoute implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRoute.class);
    /** What fits into the buffer of the response, so that writing it waits for nobody. */
    private static final int BUFFERED_BYTES = 16 * 1024;

    private final Api api;
    private final ServerMetrics metrics;
    private final OpenPolls polls;

    ApiRoute(Api api, ServerMetrics metrics, OpenPolls polls) {
        this.api = api;
        this.metrics = metrics;
        this.polls = polls;
    }

    @Override
    public void handle(Context context) throws IOException {
        Exchange exchange = exchange(context);
        HttpFields headers = exchange.request().getHeaders();
        ApiCall call = new ApiCall(
                Optional.ofNullable(headers.get("X-Amz-Target")),
                Optional.ofNullable(headers.get("X-Amzn-Trace-Id")),
                exchange.body());
        ServerMetrics.Call measured = metrics.begin(call.target());
        CompletableFuture<ApiAnswer> answer = answer(call);
        if (answer.isDone()) {
            ApiAnswer ready = answered(answer);
            if (ready.body().length <= BUFFERED_BYTES) {
                measured.end(ready);
                context.res().setContentLength(writeHead(ready, context.res()));
                context.res().getOutputStream().write(ready.body());
                return;
            }
        }
        boolean poll = OpenPolls.isPoll(call.target());
        CompletableFuture<ApiAnswer> awaited = poll ? polls.add(answer) : answer;
        Optional<ClientWatch> watch = poll && !awaited.isDone()
                ? Optional.of(ClientWatch.of(exchange.request(), () -> awaited.cancel(false)))
                : Optional.empty();
        // A request that is over otherwise, since the server stops or the connection broke, has a response no more.
        Request.addCompletionListener(exchange.request(), failure -> awaited.cancel(false));
        context.future(() -> awaited.handle((value, fault) -> send(value, fault, measured, watch, context.res()))
                .thenCompose(sent -> sent));
    }

    private static Exchange exchange(Context context) {
        if (context.req().getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange) {
            return exchange;
        }
        throw new IllegalStateException("A request has come by another way than the front door.");
    }

    private CompletableFuture<ApiAnswer> answer(ApiCall call) {
        try {
            return api.answer(call);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ApiAnswer answered(CompletableFuture<ApiAnswer> answer) {
        try {
            return answer.join();
        } catch (CompletionException | CancellationException e) {
            return fault(e);
        }
    }

    private static CompletableFuture<@Nullable Void> send(
            @Nullable ApiAnswer value,
            @Nullable Throwable fault,
            ServerMetrics.Call measured,
            Optional<ClientWatch> watch,
            HttpServletResponse response) {
        if (fault instanceof CancellationException) {
            measured.leave();
            // Nobody is there to read an answer.
            return CompletableFuture.completedFuture(null);
        }
        ApiAnswer answer = value != null ? value : fault(fault);
        measured.end(answer);
        if (watch.isPresent() && !watch.get().end()) {
            response.setHeader("Connection", "close");
        }
        return write(answer, response);
    }

    private static CompletableFuture<@Nullable Void> write(ApiAnswer answer, HttpServletResponse response) {
        CompletableFuture<@Nullable Void> written = new CompletableFuture<>();
        try {
            writeHead(answer, response);
            if (response.getOutputStream() instanceof HttpOutput output) {
                output.sendContent(
                        ByteBuffer.wrap(answer.body()),
                        Callback.from(() -> written.complete(null), failure -> giveUp(written, failure)));
                return written;
            }
            throw new IllegalStateException("Answers are written to Jetty's own streams.");
        } catch (IOException e) {
            giveUp(written, e);
        }
        return written;
    }

    private static void giveUp(CompletableFuture<@Nullable Void> written, Throwable failure) {
        LOG.debug("A client left before it had its answer", failure);
        written.complete(null);
    }

    private static int writeHead(ApiAnswer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        response.setHeader(FrontDoor.REQUEST_ID, answer.requestId());
        answer.errorType().ifPresent(type -> response.setHeader(FrontDoor.ERROR_TYPE, type));
        return answer.body().length;
    }

    private static ApiAnswer fault(@Nullable Throwable fault) {
        LOG.error("A call could not be answered", fault);
        Refusal refusal = Refusal.ofFault();
        return new ApiAnswer(
                refusal.status(), UUID.randomUUID().toString(), Optional.of(refusal.type()), refusal.body());
    }
}
