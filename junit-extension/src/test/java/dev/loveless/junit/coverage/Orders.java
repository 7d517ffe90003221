package dev.loveless.junit.coverage;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.task.TaskException;
import dev.loveless.junit.coverage.model.CoverageRecorder;
import dev.loveless.junit.coverage.model.RunCoverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** An engine that takes orders by {@code order.asl.json}, with all tasks going well unless told otherwise. */
public final class Orders implements AutoCloseable {
    private final Deque<String> chargeErrors = new ArrayDeque<>();
    private final Deque<Boolean> collected = new ArrayDeque<>();
    private final Loveless loveless;
    private final StateMachine machine;

    public Orders(UnaryOperator<Journal> watch) {
        loveless = Loveless.builder()
                .virtualTime()
                .watchedBy(watch)
                .stateHandler("Charge", request -> {
                    if (!chargeErrors.isEmpty()) {
                        throw new TaskException(chargeErrors.remove(), "");
                    }
                    return IntNode.valueOf(1);
                })
                .stateHandler("Collected", request -> BooleanNode.valueOf(collected.isEmpty() || collected.remove()))
                .handler(request -> true, request -> request.parameters().tree())
                .build();
        try {
            machine = loveless.stateMachine(file(), StateMachineType.STANDARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The definition. */
    public static Path file() {
        try {
            return Path.of(Objects.requireNonNull(Orders.class.getResource("order.asl.json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What these orders cover. */
    public static RunCoverage coverage(String... inputs) {
        CoverageRecorder recorder = new CoverageRecorder();
        try (Orders orders = new Orders(recorder::watch)) {
            for (String input : inputs) {
                orders.take(input);
            }
        }
        return recorder.coverage();
    }

    public Orders chargeFailsWith(String... errors) {
        chargeErrors.addAll(Arrays.asList(errors));
        return this;
    }

    public Orders collected(Boolean... answers) {
        collected.addAll(Arrays.asList(answers));
        return this;
    }

    public Execution take(String input) {
        return machine.start(input).await();
    }

    /** All that can happen to an order. */
    public void takeAll() {
        take("{\"total\": 0, \"items\": []}");
        take("{\"total\": 1, \"items\": [1], \"prepaid\": true}");
        collected(false, true).take("{\"total\": 2000, \"customer\": \"new\", \"items\": [1, 2]}");
        take("{\"total\": 5, \"items\": []}");
        chargeFailsWith("Refused").take("{\"total\": 5, \"items\": []}");
        chargeFailsWith("Busy", "Busy", "Busy").take("{\"total\": 5, \"items\": []}");
        chargeFailsWith("States.Timeout", "States.Timeout").take("{\"total\": 5, \"items\": []}");
    }

    @Override
    public void close() {
        loveless.close();
    }
}
