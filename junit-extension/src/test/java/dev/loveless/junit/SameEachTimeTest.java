package dev.loveless.junit;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.task.TaskStubs;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The same test gives the same history, one after the other and side by side. */
class SameEachTimeTest {
    private static final int TIMES = 1_000;
    private static final int TESTS = 3;

    /** What the histories of each test were. */
    private static final Map<String, Set<String>> HISTORIES = new ConcurrentHashMap<>();

    @BeforeEach
    void forget() {
        HISTORIES.clear();
    }

    @Test
    void oneAfterTheOther() {
        for (int time = 0; time < TIMES; time++) {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("loveless.coverage.summary", "false")
                    .configurationParameter("loveless.coverage.directory", "target/coverage-of-runs-in-tests")
                    .selectors(selectClass(Tests.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.succeeded(TESTS).failed(0));
        }

        assertThat(HISTORIES).hasSize(TESTS);
        assertThat(HISTORIES.values()).allMatch(histories -> histories.size() == 1);
    }

    @Test
    void sideBySide() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("loveless.coverage.summary", "false")
                .configurationParameter("loveless.coverage.directory", "target/coverage-of-runs-in-tests")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .selectors(selectClass(ManyTests.class), selectClass(OfOneEngine.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(600).failed(0));

        assertThat(HISTORIES).hasSize(2);
        assertThat(HISTORIES.values()).allMatch(histories -> histories.size() == 1);
    }

    private static void keep(TestInfo test, Execution execution) {
        String history = execution.history().stream()
                .map(event -> event.toJson().toString())
                .collect(Collectors.joining("\n"));
        HISTORIES
                .computeIfAbsent(test.getTestMethod().orElseThrow().getName(), name -> ConcurrentHashMap.newKeySet())
                .add(history);
    }

    /** Chance is in it: names, tokens, {@code $uuid}, jitter. */
    private static Execution run(StateMachine machine, TaskStubs tasks) {
        tasks.state("Work").fails("Busy", "").times(4).answers(task -> task.input());
        tasks.state("Ask").after(Duration.ofHours(1)).answers(task -> task.text("/MessageBody"));
        return machine.start("[1, 2, 3, 4, 5]").await();
    }

    @LovelessTest
    static class Tests {
        @Test
        void withChance(@Definition("chance.asl.json") StateMachine machine, TaskStubs tasks, TestInfo test) {
            Execution execution = run(machine, tasks);
            assertThat(execution).succeeded();
            keep(test, execution);
        }

        @Test
        @LovelessTest(seed = 42)
        void withAnotherSeed(@Definition("chance.asl.json") StateMachine machine, TaskStubs tasks, TestInfo test) {
            keep(test, run(machine, tasks));
        }

        @Test
        void failing(@Definition("chance.asl.json") StateMachine machine, TaskStubs tasks, TestInfo test) {
            tasks.any().fails("Refused", "no");
            keep(test, machine.start("[1]").await());
        }
    }

    @LovelessTest
    static class ManyTests {
        @RepeatedTest(250)
        void withChance(@Definition("chance.asl.json") StateMachine machine, TaskStubs tasks, TestInfo test) {
            keep(test, run(machine, tasks));
        }

        @RepeatedTest(250)
        @LovelessTest(seed = 42)
        void withAnotherSeed(@Definition("chance.asl.json") StateMachine machine, TaskStubs tasks, TestInfo test) {
            keep(test, run(machine, tasks));
        }
    }

    /** Tests that share an engine may run side by side too; what is told of time and names is theirs together, then. */
    @LovelessTest(lifecycle = Lifecycle.PER_CLASS)
    static class OfOneEngine {
        @RepeatedTest(100)
        void goesOn(Loveless loveless) {
            StateMachine machine = loveless.stateMachine(
                    "Wait",
                    "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 5, \"End\": true}}}");
            assertThat(machine.start().await()).succeeded().took(Duration.ofSeconds(5));
        }
    }
}
