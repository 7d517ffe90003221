package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads that share an engine in virtual time. */
class SideBySideTest {
    private static final int THREADS = 4;
    private static final int EACH = 1_000;

    @Test
    void anExecutionTakesItsOwnTimeWhoeverLetsItPass() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            StateMachine machine = loveless.stateMachine("Wait", """
                    {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true}}}""");
            Callable<List<Duration>> executions = () -> {
                List<Duration> taken = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    var end = machine.start().await().snapshot();
                    taken.add(Duration.between(end.startTime(), end.stopTime().orElseThrow()));
                }
                return taken;
            };

            List<Future<List<Duration>>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(executions));
            }

            for (Future<List<Duration>> one : all) {
                assertThat(one.get()).hasSize(EACH).containsOnly(Duration.ofSeconds(5));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
