package dev.loveless.benchmarks;

import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Whether a transition costs the same however long the execution is: loops of growing length, up to the event limit.
 */
public final class TransitionCosts {
    private static final int ROUNDS = 60;

    private TransitionCosts() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try (Loveless loveless =
                Loveless.builder().virtualTime().retainedExecutions(1).build()) {
            StateMachine machine = loveless.stateMachine("Loop", """
                    {"StartAt": "Count", "States": {
                      "Count": {"Type": "Pass", "Next": "Enough", "ResultPath": "$.n",
                        "Parameters": {"value.$": "States.MathAdd($.n.value, 1)"}},
                      "Enough": {"Type": "Choice", "Default": "Count",
                        "Choices": [{"Variable": "$.n.value", "NumericGreaterThanEqualsPath": "$.most", "Next": "Done"}]},
                      "Done": {"Type": "Succeed"}}}
                    """);
            for (int round = 0; round < 10 * ROUNDS; round++) {
                run(machine, 3_000);
            }
            for (int turns : new int[] {50, 250, 1_000, 3_000, 6_000}) {
                long best = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) {
                    best = Math.min(best, run(machine, turns));
                }
                out.printf("%,6d transitions: %,5d ns each%n", 2 * turns + 1, best / (2L * turns + 1));
            }
        }
    }

    private static long run(StateMachine machine, int turns) {
        long start = System.nanoTime();
        machine.start("{\"n\": {\"value\": 0}, \"most\": " + turns + "}").await();
        return Duration.ofNanos(System.nanoTime() - start).toNanos();
    }
}
