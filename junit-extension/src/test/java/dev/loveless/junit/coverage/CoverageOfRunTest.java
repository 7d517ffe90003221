package dev.loveless.junit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Whole runs of JUnit, with the classes at the end of this file. */
class CoverageOfRunTest {
    @TempDir
    Path directory;

    private EngineTestKit.Builder run(DiscoverySelector... selectors) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectors)
                .configurationParameter("loveless.coverage.summary", "false")
                .configurationParameter("loveless.coverage.directory", directory.toString());
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""))
                .map(message -> message.replaceAll("\\S*/order", "order"))
                .toList();
    }

    @Test
    void theReportIsWrittenWhenTheRunEnds() throws IOException {
        assertThat(failures(run(selectClass(FewOrders.class)).execute())).isEmpty();

        assertThat(Files.readString(directory.resolve("index.html"))).contains("Shipped, line 77: entered 1×");
        assertThat(Files.readString(directory.resolve("coverage.json"))).contains("\"executions\" : 1");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aClassThatCoversTooLittleFailsAndSaysWhatIsMissing() {
        assertThat(failures(run(selectClass(DemandingOrders.class)).execute())).containsExactly("""
                DemandingOrders covers too little of the state machine order:
                  states: 8 of 13 (61 %), required 80 %
                    Review          never entered  order.asl.json:17
                    Charge          never entered  order.asl.json:22
                    WaitForPostman  never entered  order.asl.json:76
                    Apologize       never entered  order.asl.json:78
                    Failed          never entered  order.asl.json:79
                  catchers: 0 of 2 (0 %), required 50 %
                    Charge Catch[0] → Apologize  never taken  order.asl.json:31
                    Charge Catch[1] → Apologize  never taken  order.asl.json:32
                DemandingOrders executed no state machine of the name Refund, of which coverage is required. \
                It executed order.""");
    }

    @Test
    void whatAnotherClassCoversDoesNotCount() {
        assertThat(failures(run(selectClass(AllOrders.class), selectClass(DemandingOrders.class))
                        .execute()))
                .hasSize(1);
    }

    @Test
    void aClassThatCoversEnoughPassesWithItsNestedClassesAndDisabledTests() {
        assertThat(failures(run(selectClass(AllOrders.class)).execute())).isEmpty();
    }

    @Test
    void nothingIsRequiredOfAPartOfAClass() {
        assertThat(failures(run(selectMethod(AllOrders.class, "takesAFreeOrder", Orders.class.getName()))
                        .execute()))
                .isEmpty();
    }

    @Test
    void aFailedTestIsNotFollowedByAFailureOfCoverage() {
        assertThat(failures(run(selectClass(FailingOrders.class)).execute())).containsExactly("as planned");
    }

    @Test
    void nothingIsRequiredWhereATestWasAborted() {
        assertThat(failures(run(selectClass(AbortedOrders.class)).execute())).isEmpty();
    }

    @Test
    void checksCanBeTurnedOff() {
        assertThat(failures(run(selectClass(DemandingOrders.class))
                        .configurationParameter("loveless.coverage.check", "false")
                        .configurationParameter("loveless.coverage.states", "100")
                        .execute()))
                .isEmpty();
    }

    @Test
    void theConfigurationCanRequireCoverageOfTheWholeRun() {
        EngineTestKit.Builder run = run(selectClass(FewOrders.class), selectClass(AllOrders.class))
                .configurationParameter("loveless.coverage.transitions", "100");

        assertThat(failures(run.execute())).isEmpty();
        assertThat(failures(run(selectClass(FewOrders.class))
                        .configurationParameter("loveless.coverage.choices", "60")
                        .execute()))
                .containsExactly("""
                        The test run covers too little of the state machine order:
                          choices: 2 of 6 (33 %), required 60 %
                            Check Choices[1] → Review             never taken  order.asl.json:9
                            Check Choices[2] → Pack               never taken  order.asl.json:13
                            Check Default → Charge                never taken  order.asl.json:5
                            IsCollected Default → WaitForPostman  never taken  order.asl.json:71""");
    }

    @Test
    void theConfigurationCanRequireOtherCoverageOfSingleMachines() {
        assertThat(failures(run(selectClass(FewOrders.class))
                        .configurationParameter("loveless.coverage.choices", "90, order=30")
                        .configurationParameter("loveless.coverage.states", "90, order=0")
                        .execute()))
                .isEmpty();
        assertThat(failures(run(selectClass(FewOrders.class))
                        .configurationParameter("loveless.coverage.choices", "order=60")
                        .execute()))
                .singleElement()
                .asString()
                .contains("choices: 2 of 6 (33 %), required 60 %");
        assertThat(failures(run(selectClass(FewOrders.class))
                        .configurationParameter("loveless.coverage.states", "ordr=60, legacy=0")
                        .execute()))
                .containsExactly("The test run executed no state machine of the name ordr, of which coverage is"
                        + " required. It executed order.");
    }

    @Test
    void definitionsThatNoTestExecutesCanBeRequiredToo() throws IOException {
        Path definitions = Files.createDirectory(directory.resolve("asl"));
        Files.copy(Orders.file(), definitions.resolve("order.asl.json"));
        Files.writeString(definitions.resolve("refund.asl.yaml"), "StartAt: A\nStates: {A: {Type: Succeed}}\n");

        assertThat(failures(run(selectClass(AllOrders.class))
                        .configurationParameter("loveless.coverage.definitions", definitions + "/*.asl.*")
                        .configurationParameter("loveless.coverage.states", "100")
                        .execute()))
                .singleElement()
                .asString()
                .startsWith("The test run covers too little of the state machine refund:")
                .contains("A  never entered");
    }

    @Test
    void runsOfSeveralProcessesArePutTogether() throws IOException {
        for (Class<?> part : List.of(FewOrders.class, AllOrders.class)) {
            assertThat(failures(run(selectClass(part))
                            .configurationParameter(
                                    "loveless.coverage.merge",
                                    directory.resolve("runs").toString())
                            .execute()))
                    .isEmpty();
        }

        assertThat(Files.readString(directory.resolve("coverage.json"))).contains("\"executions\" : 9");
    }

    @Test
    void testsThatRunAtOnceAreCountedTogether() throws IOException {
        assertThat(failures(run(selectClass(FewOrders.class), selectClass(AllOrders.class))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                        .execute()))
                .isEmpty();

        assertThat(Files.readString(directory.resolve("coverage.json"))).contains("\"executions\" : 9");
    }

    @Test
    void turnedOffNothingIsRecordedWrittenOrRequired() throws IOException {
        assertThat(failures(run(selectClass(DemandingOrders.class))
                        .configurationParameter("loveless.coverage", "false")
                        .execute()))
                .isEmpty();

        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @ExtendWith(WatchedOrders.class)
    static class FewOrders {
        @Test
        void takesAFreeOrder(Orders orders) {
            orders.take("{\"total\": 0, \"items\": [1]}");
        }
    }

    @ExtendWith(WatchedOrders.class)
    @RequireCoverage(machine = "order", states = 80, catchers = 50, branches = 100)
    @RequireCoverage(machine = "Refund", states = 1)
    static class DemandingOrders {
        @Test
        void takesAFreeOrder(Orders orders) {
            orders.take("{\"total\": 0, \"items\": [1]}");
        }
    }

    @ExtendWith(WatchedOrders.class)
    @RequireCoverage(
            states = 100,
            transitions = 100,
            choices = 100,
            retriers = 100,
            exhausted = 100,
            catchers = 100,
            branches = 100)
    static class AllOrders {
        @Test
        void takesAFreeOrder(Orders orders) {
            orders.take("{\"total\": 0, \"items\": [1]}");
        }

        @Test
        @Disabled("to see that it does not matter")
        void isNotRun() {}

        @Nested
        class Others {
            @Test
            void takesAllOrders(Orders orders) {
                orders.takeAll();
            }
        }
    }

    @ExtendWith(WatchedOrders.class)
    @RequireCoverage(states = 100)
    static class FailingOrders {
        @Test
        void fails(Orders orders) {
            orders.take("{\"total\": 0, \"items\": [1]}");
            throw new AssertionError("as planned");
        }
    }

    @ExtendWith(WatchedOrders.class)
    @RequireCoverage(states = 100)
    static class AbortedOrders {
        @Test
        void isAborted(Orders orders) {
            orders.take("{\"total\": 0, \"items\": [1]}");
            Assumptions.abort("no Docker here, say");
        }
    }
}
