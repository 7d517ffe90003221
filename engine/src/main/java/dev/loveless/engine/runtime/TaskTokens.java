package dev.loveless.engine.runtime;

import dev.loveless.engine.task.TaskListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The task tokens that are out, and whom they lead to. Thread-safe. */
public final class TaskTokens {
    private final Map<String, TaskListener> listeners = new ConcurrentHashMap<>();

    TaskTokens() {}

    void register(String token, TaskListener listener) {
        listeners.put(token, listener);
    }

    void forget(String token) {
        listeners.remove(token);
    }

    /** Whom a heartbeat with this token is for; empty if nobody waits for it. */
    public Optional<TaskListener> find(String token) {
        return Optional.ofNullable(listeners.get(token));
    }

    /** As {@link #find}, for the last report: the token is of no use afterwards. */
    public Optional<TaskListener> take(String token) {
        return Optional.ofNullable(listeners.remove(token));
    }
}
