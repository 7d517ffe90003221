package dev.loveless.api.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Writes a line of JSON for each answer. */
final class AccessLog implements RequestLog {
    private static final double NANOSECONDS_OF_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Consumer<String> lines;

    AccessLog(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void log(Request request, Response response) {
        HttpFields asked = request.getHeaders();
        HttpFields answered = response.getHeaders();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", Instant.ofEpochMilli(Request.getTimeStamp(request)).toString());
        line.put("remote", remote(request));
        line.put("method", request.getMethod());
        line.put("path", request.getHttpURI().getPath());
        put(line, "target", asked.get("X-Amz-Target"));
        line.put("status", response.getStatus());
        put(line, "error", answered.get(FrontDoor.ERROR_TYPE));
        line.put("requestBytes", Request.getContentBytesRead(request));
        line.put("responseBytes", Response.getContentBytesWritten(response));
        line.put("milliseconds", (System.nanoTime() - request.getBeginNanoTime()) / NANOSECONDS_OF_MILLISECOND);
        put(line, "requestId", answered.get(FrontDoor.REQUEST_ID));
        put(line, "userAgent", asked.get("User-Agent"));
        lines.accept(line.toString());
    }

    private static void put(ObjectNode line, String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private static String remote(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : "";
    }
}
