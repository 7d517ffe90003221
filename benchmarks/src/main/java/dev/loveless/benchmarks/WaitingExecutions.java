package dev.loveless.benchmarks;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a waiting execution costs: starts many that wait a day, measures the memory, then lets the day pass. */
public final class WaitingExecutions {
    private WaitingExecutions() {}

    /** @param arguments how many; 100,000 without */
    public static void main(String[] arguments) {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine machine = loveless.stateMachine(
                    "Waits",
                    "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 86400, \"End\": true}}}");
            machine.start().await();
            long before = usedBytes();
            List<Execution> executions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                executions.add(machine.start("{\"number\": " + i + "}"));
            }
            loveless.runReady();
            long bytes = (usedBytes() - before) / count;
            long start = System.nanoTime();
            loveless.advance(Duration.ofDays(1));
            long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
            long ended = executions.stream()
                    .filter(execution -> execution.status().isEnd())
                    .count();
            out.printf(
                    "%,d waiting executions: %,d bytes each; all of %,d ended in %,d ms%n",
                    count, bytes, ended, milliseconds);
        }
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
