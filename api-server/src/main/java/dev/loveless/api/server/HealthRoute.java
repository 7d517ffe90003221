package dev.loveless.api.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/** Tells that the server answers, and what it is. */
final class HealthRoute implements Handler {
    private final ServerOptions options;
    private final long began = System.nanoTime();

    HealthRoute(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void handle(Context context) {
        Duration up = Duration.ofNanos(System.nanoTime() - began);
        context.contentType("application/json");
        context.result(JsonNodeFactory.instance
                .objectNode()
                .put("status", "ok")
                .put("version", options.version())
                .put("account", options.account())
                .put("region", options.region())
                .put("uptimeSeconds", up.toMillis() / 1000.0)
                .toString());
    }
}
