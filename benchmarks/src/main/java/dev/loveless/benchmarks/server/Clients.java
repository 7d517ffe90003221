package dev.loveless.benchmarks.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/** Clients with a connection each, all on the thread that lets them talk, so that they cost little. Of one thread. */
final class Clients implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private int talking;

    Clients(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(new Connection(port, selector));
        }
    }

    /** Lets each client have its conversation, all at the same time, and waits for the end of all. */
    void talk(IntFunction<? extends Conversation> conversations, Duration limit) throws IOException {
        begin(conversations);
        listenUntil(() -> talking == 0, limit);
    }

    /** Lets each client begin its conversation. */
    void begin(IntFunction<? extends Conversation> conversations) throws IOException {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).begin(conversations.apply(i))) {
                talking++;
            }
        }
    }

    /** Something that is so or not. */
    interface Condition {
        boolean holds();
    }

    /** Takes answers until something is so. */
    void listenUntil(Condition condition, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new WrongAnswerException(talking + " clients have no answer after " + limit.toSeconds() + " s.");
            }
            selector.select(left);
            Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
            while (ready.hasNext()) {
                SelectionKey key = ready.next();
                ready.remove();
                if (!((Connection) key.attachment()).ready()) {
                    talking--;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
