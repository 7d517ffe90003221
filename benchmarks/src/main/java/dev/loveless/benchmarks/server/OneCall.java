package dev.loveless.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says one thing and keeps the answer. */
final class OneCall implements Conversation {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private byte @Nullable [] request;
    private String body = "";

    private OneCall(byte[] request) {
        this.request = request;
    }

    /** The body of the answer to a request that must be met. */
    static String ask(int port, byte[] request) throws IOException {
        OneCall call = new OneCall(request);
        try (Clients clients = new Clients(port, 1)) {
            clients.talk(client -> call, LIMIT);
        }
        return call.body;
    }

    @Override
    public byte @Nullable [] next() {
        byte[] once = request;
        request = null;
        return once;
    }

    @Override
    public void answered(Answer answer) {
        answer.check();
        body = new String(answer.bytes(), answer.from(), answer.to() - answer.from(), StandardCharsets.UTF_8);
    }
}
