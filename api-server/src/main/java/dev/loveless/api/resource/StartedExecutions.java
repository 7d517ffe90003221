package dev.loveless.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The executions that were started, as far as the engine does not know of them: what they were started with, and in
 * which order. Those of Map Runs are not among them. Thread-safe.
 */
public final class StartedExecutions {
    private final Map<String, Started> byArn = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Started>> byMachine = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * An execution that was started.
     *
     * @param number higher for each that is started later
     */
    public record Started(
            long number, String executionArn, Machine machine, Machine.Current with, Optional<String> traceHeader) {}

    /** Takes an execution in. */
    public void add(String executionArn, Startable startable, Optional<String> traceHeader) {
        Started started = new Started(
                numbers.incrementAndGet(), executionArn, startable.machine(), startable.current(), traceHeader);
        byArn.put(executionArn, started);
        byMachine
                .computeIfAbsent(startable.machine().arn(), arn -> new ConcurrentSkipListMap<>())
                .put(started.number(), started);
    }

    /** The engine keeps it no more. */
    public void forget(String executionArn) {
        Started started = byArn.remove(executionArn);
        if (started != null) {
            byMachine
                    .getOrDefault(started.machine().arn(), new ConcurrentSkipListMap<>())
                    .remove(started.number());
        }
    }

    /** The execution with that ARN. */
    public Optional<Started> find(String executionArn) {
        return Optional.ofNullable(byArn.get(executionArn));
    }

    /** The executions of a machine, the last one first. */
    public Stream<Started> of(String machineArn) {
        return byMachine.getOrDefault(machineArn, new ConcurrentSkipListMap<>()).descendingMap().values().stream();
    }

    /** All executions of a machine, which is gone; they are not found any more. */
    public List<Started> removeAll(String machineArn) {
        NavigableMap<Long, Started> all = byMachine.remove(machineArn);
        if (all == null) {
            return List.of();
        }
        all.values().forEach(started -> byArn.remove(started.executionArn()));
        return new ArrayList<>(all.values());
    }
}
