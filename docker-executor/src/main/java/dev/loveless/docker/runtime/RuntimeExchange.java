package dev.loveless.docker.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to the Runtime API and its response, which may come much later and from another thread: a component that
 * waits for work holds a connection and no thread.
 *
 * <p>Its body is written by the thread of the connection alone, which is the one that notices a hang-up too. So the
 * response is either known to be written, down to its last byte and to the socket, before a hang-up is looked for, or
 * it has not been written.
 */
final class RuntimeExchange implements AsyncServerExchangeHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeExchange.class);

    /** As Lambda says it: without a character set (documented). */
    private static final ContentType JSON = ContentType.create("application/json");

    private final @Nullable RuntimeApi api;
    private final RuntimeRoute route;
    private final BoundedBody body = new BoundedBody(RuntimeErrors.LARGEST_PAYLOAD);
    private @Nullable ResponseChannel channel;
    private @Nullable HttpContext context;
    private volatile @Nullable DataStreamChannel stream;
    private volatile @Nullable ByteBuffer response;

    /** @param api of the port that was asked; none if nobody uses it any more */
    RuntimeExchange(@Nullable RuntimeApi api, RuntimeRoute route) {
        this.api = api;
        this.route = route;
    }

    @Override
    public void handleRequest(
            HttpRequest request, @Nullable EntityDetails entity, ResponseChannel responseChannel, HttpContext context)
            throws HttpException, IOException {
        this.channel = responseChannel;
        this.context = context;
        if (entity == null) {
            answer(List.of());
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        body.add(source);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        answer(trailers == null ? List.of() : trailers);
    }

    private void answer(List<? extends Header> trailers) {
        RuntimeApi asked = api;
        if (asked == null) {
            replyError(404, "NotFound", "The environment is gone.");
            return;
        }
        switch (route.kind()) {
            case NEXT -> asked.next(this);
            case RESPONSE -> {
                Optional<String> lateError = LateError.in(trailers);
                if (lateError.isPresent()) {
                    asked.failed(this, route.requestId(), lateError.get());
                } else {
                    asked.answered(this, route.requestId(), body);
                }
            }
            case ERROR -> asked.failed(this, route.requestId(), body.text());
            case INIT_ERROR -> asked.initFailed(this, body.text());
            case EXTENSION_REGISTER -> asked.registerExtension(this);
            case EXTENSION_NEXT -> LOG.debug("An extension of {} waits for events.", asked.functionName());
            case EXTENSION_ERROR -> asked.statusOk(this);
            case TELEMETRY -> replyError(202, "Telemetry.NotSupported", "Telemetry API is not supported");
            case LOGS -> replyError(202, "Logs.NotSupported", "Logs API is not supported");
            case UNKNOWN_METHOD -> replyError(405, "MethodNotAllowed", "The Runtime API has no such method here.");
            case UNKNOWN_PATH -> replyError(404, "NotFound", "The Runtime API has no such path.");
        }
    }

    /** Gives the component what it asked for. */
    void replyRequest(RuntimeRequest request, long deadline) {
        BasicHttpResponse head = new BasicHttpResponse(200);
        head.addHeader("Lambda-Runtime-Aws-Request-Id", request.id());
        head.addHeader("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
        head.addHeader("Lambda-Runtime-Invoked-Function-Arn", request.functionArn());
        head.addHeader("Lambda-Runtime-Trace-Id", request.traceId());
        request.clientContext().ifPresent(text -> head.addHeader("Lambda-Runtime-Client-Context", text));
        send(head, request.payload().bytes());
    }

    void replyRegistered(String functionName, String identifier) {
        BasicHttpResponse head = new BasicHttpResponse(200);
        head.addHeader("Lambda-Extension-Identifier", identifier);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("functionName", functionName)
                .put("functionVersion", "$LATEST")
                .put("handler", "");
        send(head, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    void replyError(int status, String errorType, String errorMessage) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("errorMessage", errorMessage)
                .put("errorType", errorType);
        reply(status, answer.toString());
    }

    void reply(int status, String json) {
        send(new BasicHttpResponse(status), json.getBytes(StandardCharsets.UTF_8));
    }

    private void send(HttpResponse head, byte[] bytes) {
        ResponseChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("Nothing has been asked yet.");
        }
        try {
            // It asks for the body at once, from this thread, when there is none yet; that comes with the next line.
            open.sendResponse(head, new BasicEntityDetails(bytes.length, JSON), context);
        } catch (IOException | HttpException e) {
            failed(e);
            return;
        }
        response = ByteBuffer.wrap(bytes);
        DataStreamChannel writable = stream;
        // None where there is to be no body, as for HEAD.
        if (writable != null) {
            writable.requestOutput();
        }
    }

    @Override
    public int available() {
        ByteBuffer rest = response;
        return rest == null ? 0 : rest.remaining();
    }

    @Override
    public void produce(DataStreamChannel out) throws IOException {
        stream = out;
        ByteBuffer rest = response;
        if (rest == null) {
            return;
        }
        if (rest.hasRemaining()) {
            out.write(rest);
        }
        if (!rest.hasRemaining()) {
            response = null;
            out.endStream();
        }
    }

    /** The connection broke off before the response was written. */
    @Override
    public void failed(Exception cause) {
        LOG.debug("A connection to the Runtime API broke off: {}", cause.toString());
        RuntimeApi asked = api;
        if (asked != null) {
            asked.lost(this);
        }
    }

    /** The response was written, if it has not {@linkplain #failed failed} before. */
    @Override
    public void releaseResources() {
        RuntimeApi asked = api;
        if (asked != null) {
            asked.delivered(this);
        }
    }
}
