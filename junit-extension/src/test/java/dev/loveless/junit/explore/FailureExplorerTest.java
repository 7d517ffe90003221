package dev.loveless.junit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationReader;
import dev.loveless.junit.LovelessAssertions;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.explore.Outcome.Kind;
import dev.loveless.junit.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small machines, of which it is known by hand what becomes of them. */
@LovelessTest
class FailureExplorerTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";
    private static final String LIMIT = "\"TimeoutSeconds\": 60";

    private Loveless loveless;

    @BeforeEach
    void keep(Loveless engine) {
        loveless = engine;
    }

    private StateMachine machine(String definition) {
        return loveless.stateMachine("Machine", definition);
    }

    private static String task(String name, String fields) {
        return task(name, FUNCTION, fields);
    }

    private static String task(String name, String resource, String fields) {
        return "\"" + name + "\": {\"Type\": \"Task\", \"Resource\": \"" + resource + "\", " + fields + "}";
    }

    private static Exploration explore(StateMachine machine) {
        return Explorations.explore(machine, "{}");
    }

    /** Without the seed. */
    private static List<String> plans(Exploration exploration, Kind... kinds) {
        return exploration.executions(Set.of(kinds)).stream()
                .map(it -> it.plan().text().replaceFirst("^seed=0 ?", ""))
                .toList();
    }

    @Test
    void aTaskWithoutRetryAndCatchFailsItsExecution() {
        Exploration exploration =
                explore(machine("{\"StartAt\": \"A\", \"States\": {" + task("A", "\"End\": true") + "}}"));

        assertThat(plans(exploration, Kind.SUCCEEDED)).containsExactly("");
        assertThat(plans(exploration, Kind.UNHANDLED_ERROR)).containsExactly("A[1]=Exploration.Unnamed");
        assertThat(exploration.executions()).hasSize(2);
        assertThat(exploration.leftOut().failures())
                .containsExactly("A: that it never answers; neither it nor the machine has TimeoutSeconds");
    }

    /** Fails once: tried again. Fails always, or once with X and once with something else: not. */
    @Test
    void eachErrorThatIsNamedIsTriedOnceAndAlways() {
        Exploration exploration = explore(machine("{\"StartAt\": \"A\", \"States\": {"
                + task(
                        "A",
                        LIMIT + ", \"Retry\": [{\"ErrorEquals\": [\"X\"], \"MaxAttempts\": 1},"
                                + " {\"ErrorEquals\": [\"States.Timeout\"], \"MaxAttempts\": 1}],"
                                + " \"Catch\": [{\"ErrorEquals\": [\"States.TaskFailed\"], \"Next\": \"B\"}], \"Next\": \"B\"")
                + ", \"B\": {\"Type\": \"Succeed\"}}}"));

        assertThat(plans(exploration, Kind.UNHANDLED_ERROR)).containsExactly("A[*]=!timeout");
        assertThat(plans(exploration, Kind.SUCCEEDED))
                .containsExactlyInAnyOrder(
                        "",
                        "A[1]=Exploration.Unnamed",
                        "A[1]=X",
                        "A[*]=X",
                        "A[1]=!timeout",
                        "A[1]=X A[2]=Exploration.Unnamed",
                        "A[1]=X A[2]=!timeout",
                        "A[1]=!timeout A[2]=Exploration.Unnamed",
                        "A[1]=!timeout A[2]=X");
    }

    @Test
    void theCatcherOfAnErrorMayLeadToATaskThatFailsToo() {
        Exploration exploration = explore(machine("{\"StartAt\": \"A\", \"States\": {"
                + task(
                        "A",
                        LIMIT + ", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Undo\"}], \"End\": true")
                + ", "
                + task("Undo", "\"Next\": \"Failed\"")
                + ", \"Failed\": {\"Type\": \"Fail\", \"Error\": \"Undone\"}}}"));

        assertThat(plans(exploration, Kind.FAILED_BY_STATE))
                .containsExactly("A[1]=Exploration.Unnamed", "A[1]=!timeout");
        assertThat(plans(exploration, Kind.UNHANDLED_ERROR))
                .containsExactly(
                        "A[1]=Exploration.Unnamed Undo[1]=Exploration.Unnamed",
                        "A[1]=!timeout Undo[1]=Exploration.Unnamed");
        assertThat(exploration.neverReached()).isEmpty();
    }

    @Test
    void aHeartbeatThatIsMissingIsTriedApartFromATimeout() {
        Exploration exploration = explore(machine("{\"StartAt\": \"A\", \"States\": {"
                + task(
                        "A",
                        "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "\"Parameters\": {\"QueueUrl\": \"q\", \"MessageBody.$\": \"$$.Task.Token\"}, " + LIMIT
                                + ", \"HeartbeatSeconds\": 5, \"Catch\": [{\"ErrorEquals\":"
                                + " [\"States.HeartbeatTimeout\", \"States.TaskFailed\"], \"Next\": \"B\"}], \"Next\": \"B\"")
                + ", \"B\": {\"Type\": \"Succeed\"}}}"));

        assertThat(plans(exploration, Kind.UNHANDLED_ERROR)).containsExactly("A[1]=!timeout");
        assertThat(exploration.findings()).allMatch(it -> it.outcome().took().toSeconds() == 60);
        LovelessAssertions.assertThat(exploration.replay("seed=0 A[1]=!heartbeat"))
                .succeeded()
                .took(Duration.ofSeconds(5));
    }

    @Test
    void noHeartbeatOfATaskThatNeedsNoneIsMissed() {
        Exploration exploration = explore(machine("{\"StartAt\": \"A\", \"States\": {"
                + task("A", LIMIT + ", \"HeartbeatSeconds\": 5, \"End\": true") + "}}"));

        assertThat(plans(exploration, Kind.UNHANDLED_ERROR))
                .containsExactly("A[1]=Exploration.Unnamed", "A[1]=!timeout");
    }

    @Test
    void theLimitOfTheMachineEndsATaskThatHasNone() {
        Exploration exploration = explore(machine(
                "{\"TimeoutSeconds\": 30, \"StartAt\": \"A\", \"States\": {" + task("A", "\"End\": true") + "}}"));

        assertThat(plans(exploration, Kind.TIMED_OUT)).containsExactly("A[1]=!timeout");
    }

    @Test
    void errorsNamedAroundATaskAreItsOwnToo() {
        Exploration exploration =
                explore(machine("{\"StartAt\": \"Both\", \"States\": {\"Both\": {\"Type\": \"Parallel\","
                        + " \"Catch\": [{\"ErrorEquals\": [\"X\"], \"Next\": \"Done\"}], \"Next\": \"Done\", \"Branches\": ["
                        + "{\"StartAt\": \"A\", \"States\": {" + task("A", "\"End\": true") + "}},"
                        + "{\"StartAt\": \"Wait\", \"States\": {\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 1, \"Next\": \"B\"}, "
                        + task("B", "\"End\": true") + "}}]}, \"Done\": {\"Type\": \"Succeed\"}}}"));

        assertThat(plans(exploration, Kind.UNHANDLED_ERROR))
                .containsExactly("A[1]=Exploration.Unnamed", "B[1]=Exploration.Unnamed");
        // With A failing, B is never begun: no pair tells anything new.
        assertThat(plans(exploration, Kind.SUCCEEDED)).containsExactly("", "A[1]=X", "B[1]=X");
    }

    @Test
    void aFailStateInABranchIsToldApartAlso() {
        Exploration exploration =
                explore(machine("{\"StartAt\": \"Both\", \"States\": {\"Both\": {\"Type\": \"Parallel\","
                        + " \"End\": true, \"Branches\": [{\"StartAt\": \"A\", \"States\": {"
                        + task("A", "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"F\"}], \"End\": true")
                        + ", \"F\": {\"Type\": \"Fail\", \"Error\": \"Meant\"}}}]}}}"));

        assertThat(plans(exploration, Kind.FAILED_BY_STATE)).containsExactly("A[1]=Exploration.Unnamed");
        assertThat(exploration.findings()).isEmpty();
        assertThat(exploration.executions(Set.of(Kind.FAILED_BY_STATE)))
                .allMatch(it -> it.outcome().state().orElse("").equals("F"));
    }

    /** What has been done at the first visit is undone at a failure of a later one, by a task that may fail as well. */
    @Test
    void aTaskThatIsVisitedAgainFailsAtItsLastVisitAloneToo() {
        StateMachine saga = machine("{\"StartAt\": \"Begin\", \"States\": {"
                + "\"Begin\": {\"Type\": \"Pass\", \"Result\": {\"done\": 0}, \"Next\": \"Book\"},"
                + task(
                        "Book",
                        "\"Retry\": [{\"ErrorEquals\": [\"Busy\"], \"MaxAttempts\": 1}], \"ResultPath\": null, \"Catch\": "
                                + "[{\"ErrorEquals\": [\"States.ALL\"], \"ResultPath\": \"$.error\", \"Next\": \"Undo?\"}],"
                                + " \"Next\": \"Count\"")
                + ", \"Count\": {\"Type\": \"Pass\", \"Parameters\":"
                + " {\"done.$\": \"States.MathAdd($.done, 1)\"}, \"Next\": \"More?\"},"
                + "\"More?\": {\"Type\": \"Choice\", \"Default\": \"Done\", \"Choices\":"
                + " [{\"Variable\": \"$.done\", \"NumericLessThan\": 3, \"Next\": \"Book\"}]},"
                + "\"Undo?\": {\"Type\": \"Choice\", \"Default\": \"Done\", \"Choices\":"
                + " [{\"Variable\": \"$.done\", \"NumericGreaterThan\": 0, \"Next\": \"Undo\"}]},"
                + task("Undo", "\"Next\": \"Done\"")
                + ", \"Done\": {\"Type\": \"Succeed\"}}}");

        Exploration exploration = explore(saga);

        assertThat(plans(exploration, Kind.SUCCEEDED))
                .contains(
                        "",
                        "Book[1]=Busy",
                        "Book[*]=Busy",
                        "Book[3]=Busy",
                        "Book[3+]=Busy",
                        "Book[3]=Exploration.Unnamed")
                .doesNotContain("Book[3+]=Exploration.Unnamed");
        assertThat(plans(exploration, Kind.UNHANDLED_ERROR))
                .containsExactlyInAnyOrder(
                        "Book[3]=Exploration.Unnamed Undo[1]=Exploration.Unnamed",
                        "Book[3+]=Busy Undo[1]=Exploration.Unnamed");
        assertThat(exploration.neverReached()).isEmpty();
        assertThat(exploration.summary()).contains("Book fails with Busy (attempt 3 and all after it);");
        LovelessAssertions.assertThat(exploration.replay("seed=0 Book[3+]=Busy Undo[1]=Exploration.Unnamed"))
                .failedWith("Exploration.Unnamed")
                .state("Undo")
                .hasAttempts(1);
    }

    private StateMachine endless() {
        return machine("{\"StartAt\": \"A\", \"States\": {"
                + task("A", "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"A\"}], \"End\": true") + "}}");
    }

    @Test
    void aLoopThatTheFailureKeepsUpFillsTheHistory() {
        Exploration exploration = FailureExplorer.of(endless())
                .quotas(Quotas.AWS.withHistoryEvents(500))
                .explore("{}");

        assertThat(plans(exploration, Kind.LIMIT_EXCEEDED)).containsExactly("A[*]=Exploration.Unnamed");
        assertThat(exploration.findings().get(0).outcome().events()).isEqualTo(500);
    }

    @Test
    void anExecutionWithMoreEventsThanItMayHaveNeverEnds() {
        Exploration exploration =
                FailureExplorer.of(endless()).eventsPerExecution(200).explore("{}");

        assertThat(plans(exploration, Kind.NEVER_ENDED)).containsExactly("A[*]=Exploration.Unnamed");
        assertThat(exploration.executions(Set.of(Kind.SUCCEEDED))).hasSize(3);
    }

    @Test
    void aTokenThatNeverComesBackNeverEndsTheExecution() {
        StateMachine machine = machine("{\"StartAt\": \"A\", \"States\": {" + task("A", "\"End\": true") + "}}");

        Exploration exploration = FailureExplorer.of(machine)
                .tasks(tasks -> tasks.state("A").neverAnswers())
                .explore("{}");

        assertThat(plans(exploration, Kind.NEVER_ENDED)).containsExactly("");
    }

    @Test
    void standInsAnswerAndBeginAnewInEachExecution() {
        StateMachine machine = machine("{\"StartAt\": \"A\", \"States\": {"
                + task(
                        "A",
                        "\"Retry\": [{\"ErrorEquals\": [\"Busy\"], \"MaxAttempts\": 2}], \"OutputPath\": \"$.paid\", \"End\": true")
                + "}}");

        Exploration exploration = FailureExplorer.of(machine)
                .tasks(tasks -> tasks.state("A").fails("Busy", "").once().returns(Map.of("paid", true)))
                .explore("{}");

        // The stand-in fails once itself: of two attempts more, one may fail, be it the first or the one that succeeds.
        assertThat(plans(exploration, Kind.SUCCEEDED)).containsExactly("", "A[1]=Busy", "A[2]=Busy");
        assertThat(plans(exploration, Kind.UNHANDLED_ERROR))
                .contains("A[*]=Busy", "A[1]=Busy A[2]=Busy", "A[1]=Busy A[2]=Exploration.Unnamed");
    }

    @Test
    void whereNothingAnswersNothingIsSaid() throws Exception {
        StateMachine machine = machine("{\"StartAt\": \"A\", \"States\": {"
                + task("A", "\"Retry\": [{\"ErrorEquals\": [\"Busy\"]}], \"Next\": \"B\"") + ", "
                + task("B", "\"End\": true") + "}}");
        MockConfiguration mocks = MockConfigurationReader.read("mocks.json", """
                {"StateMachines": {"Machine": {"TestCases": {"Good": {"A": "Charged"}}}},
                 "MockedResponses": {"Charged": {"0": {"Throw": {"Error": "Busy", "Cause": "?"}}}}}
                """);

        Exploration exploration =
                FailureExplorer.of(machine).mocks(mocks, "Good").explore("{}");

        assertThat(plans(exploration, Kind.NOT_ANSWERED)).contains("");
        assertThatThrownBy(() -> LovelessAssertions.assertThat(exploration).allExecutionsEnd())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected an answer to each task that is not made to fail");
    }

    @Test
    void whatTheBudgetHasNoRoomForIsTold() {
        StateMachine machine = machine("{\"StartAt\": \"A\", \"States\": {"
                + task("A", "\"Retry\": [{\"ErrorEquals\": [\"X\"], \"MaxAttempts\": 1}], \"End\": true") + "}}");

        Exploration exploration = FailureExplorer.of(machine).runs(3).explore("{}");

        assertThat(exploration.executions()).hasSize(3);
        assertThat(exploration.leftOut().alone()).isEqualTo(1);
        assertThat(exploration.leftOut().isWithinBudget()).isFalse();
        assertThat(exploration.summary()).contains("1 failure: the budget had no room");
        assertThatThrownBy(() -> LovelessAssertions.assertThat(exploration).isWithinBudget())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aPlanGivesTheSameExecutionAndTheSameReportEachTime() {
        StateMachine machine = machine("{\"StartAt\": \"Charge it\", \"States\": {"
                + task(
                        "Charge it",
                        LIMIT + ", \"Retry\": [{\"ErrorEquals\": [\"X=[1] é\"], \"JitterStrategy\": \"FULL\"}],"
                                + " \"End\": true")
                + "}}");
        FailureExplorer explorer = FailureExplorer.of(machine).seed(-7);

        Exploration exploration = explorer.explore("{}");

        assertThat(explorer.explore("{}").toString()).isEqualTo(exploration.toString());
        assertThat(exploration.findings()).hasSizeGreaterThan(2).allSatisfy(finding -> {
            Execution again = explorer.replay("{}", finding.plan().text());
            assertThat(Timeline.of(again).toString())
                    .isEqualTo(finding.timeline().orElseThrow());
            assertThat(FailurePlan.parse(finding.plan().text())).isEqualTo(finding.plan());
        });
        assertThat(exploration.summary()).contains("replay(\"seed=-7 Charge%20it[*]=X%3D%5B1%5D%20%C3%A9\")");
    }

    @Test
    void tasksOfMapsAndOfTheirChildrenFailToo() {
        String each = "{\"StartAt\": \"Each\", \"States\": {\"Each\": {\"Type\": \"Map\", \"ItemsPath\": \"$.items\","
                + " \"End\": true, \"ItemProcessor\": {%s \"StartAt\": \"A\", \"States\": {"
                + task("A", "\"End\": true") + "}}}}}";
        String distributed = "\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"},";

        for (String mode : List.of("", distributed)) {
            Exploration exploration = Explorations.explore(machine(each.formatted(mode)), "{\"items\": [1, 2]}");
            assertThat(plans(exploration, Kind.UNHANDLED_ERROR))
                    .contains("A[1]=Exploration.Unnamed", "A[*]=Exploration.Unnamed");
        }
    }

    @Test
    void expressMachinesAndActivitiesAreExploredToo() {
        StateMachine machine = loveless.stateMachine(
                "Quick",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\":"
                        + " \"arn:aws:states:us-east-1:123456789012:activity:work\", \"End\": true}}}",
                StateMachineType.STANDARD);
        StateMachine express = loveless.stateMachine(
                "Express",
                "{\"StartAt\": \"A\", \"States\": {" + task("A", "\"End\": true") + "}}",
                StateMachineType.EXPRESS);

        assertThat(plans(explore(machine), Kind.SUCCEEDED)).containsExactly("");
        assertThat(plans(explore(express), Kind.SUCCEEDED)).containsExactly("");
    }

    @Test
    void aStandInForAStateThatIsNotThereIsRefused() {
        FailureExplorer explorer =
                FailureExplorer.of(endless()).tasks(tasks -> tasks.state("B").returns(Map.of("paid", true)));

        assertThatThrownBy(() -> explorer.explore("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The machine 'Machine' has no state 'B'.");
    }

    @Test
    void whatIsNoPlanIsRefused() {
        FailureExplorer explorer = FailureExplorer.of(endless());

        assertThatThrownBy(() -> explorer.replay("{}", "A[1]=X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no plan of failures");
        assertThatThrownBy(() -> explorer.replay("{}", "seed=0 A=X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'A=X' is no planned failure");
        assertThatThrownBy(() -> explorer.explore("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
