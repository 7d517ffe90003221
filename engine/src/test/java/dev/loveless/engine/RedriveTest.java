package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.TaskException;
import dev.loveless.engine.task.TaskRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedriveTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";
    private static final String TASK = "\"Type\":\"Task\",\"Resource\":\"" + FUNCTION + "\"";

    /** What the tasks were given, in order. */
    private final List<String> asked = new ArrayList<>();

    private boolean broken = true;

    private final Loveless loveless =
            Loveless.builder().virtualTime().handler(FUNCTION, this::work).build();

    /** Fails, while it is broken, for the inputs that say so. */
    private JsonNode work(TaskRequest request) throws TaskException {
        JsonNode input = request.parameters().tree();
        asked.add(request.state() + " " + input);
        if (broken && input.toString().contains("bad")) {
            throw new TaskException("Broken", "as told");
        }
        return JsonNodeFactory.instance.textNode("did " + input.asText());
    }

    private StateMachine machine(String states) {
        return loveless.stateMachine("Machine", "{\"StartAt\":\"A\",\"States\":{" + states + "}}");
    }

    private static List<String> types(Execution execution) {
        return execution.history().stream()
                .map(event -> event.id() + "<" + event.previousEventId() + " "
                        + event.type().typeName())
                .toList();
    }

    @Test
    void aFailedTaskBeginsAgainWithoutBeingEnteredAgain() {
        Execution execution =
                machine("\"A\":{" + TASK + ",\"End\":true}").start("\"bad\"").await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("Broken");

        broken = false;
        execution.redrive().await();

        assertThat(execution.output()).contains("\"did bad\"");
        assertThat(execution.error()).isEmpty();
        assertThat(execution.cause()).isEmpty();
        assertThat(types(execution))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 TaskStateEntered",
                        "3<2 LambdaFunctionScheduled",
                        "4<3 LambdaFunctionStarted",
                        "5<4 LambdaFunctionFailed",
                        "6<5 ExecutionFailed",
                        "7<6 ExecutionRedriven",
                        "8<7 LambdaFunctionScheduled",
                        "9<8 LambdaFunctionStarted",
                        "10<9 LambdaFunctionSucceeded",
                        "11<10 TaskStateExited",
                        "12<11 ExecutionSucceeded");
        assertThat(execution.history().get(6).details().path("redriveCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void countsTheRetriesAnew() {
        Execution execution = machine("\"A\":{" + TASK
                        + ",\"Retry\":[{\"ErrorEquals\":[\"Broken\"],\"MaxAttempts\":2}],\"End\":true}")
                .start("\"bad\"")
                .await();
        assertThat(asked).hasSize(3);

        execution.redrive().await();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(asked).hasSize(6);
    }

    @Test
    void theStatesBeforeAreNotRunAgainAndTheirVariablesAreKept() {
        Execution execution = machine("\"A\":{\"Type\":\"Pass\",\"Assign\":{\"x\":\"bad\"},\"Next\":\"B\"},\"B\":{"
                        + TASK + ",\"Parameters\":{\"x.$\":\"$x\"},\"End\":true}")
                .start()
                .await();
        execution.redrive().await();
        assertThat(asked).containsExactly("B {\"x\":\"bad\"}", "B {\"x\":\"bad\"}");
        assertThat(types(execution).stream().filter(it -> it.contains("PassStateEntered")))
                .hasSize(1);
    }

    @Test
    void theContextTellsOfTheRedrive() {
        Execution execution = machine("\"A\":{" + TASK
                        + ",\"Parameters\":{\"count.$\":\"$$.Execution.RedriveCount\",\"v.$\":\"$\"},"
                        + "\"ResultSelector\":{\"time.$\":\"$$.Execution.RedriveTime\"},\"End\":true}")
                .start("\"bad\"")
                .await();
        loveless.advance(Duration.ofSeconds(90));
        broken = false;
        execution.redrive().await();

        assertThat(asked).containsExactly("A {\"v\":\"bad\",\"count\":0}", "A {\"v\":\"bad\",\"count\":1}");
        assertThat(execution.output()).contains("{\"time\":\"2026-01-01T00:01:30Z\"}");
        assertThat(execution.snapshot().redriveCount()).isEqualTo(1);
        assertThat(execution.snapshot().redriveTime()).contains(LovelessBuilder.VIRTUAL_START.plusSeconds(90));
    }

    @Test
    void aFailStateFailsAgain() {
        Execution execution =
                machine("\"A\":{\"Type\":\"Fail\",\"Error\":\"E\"}").start().await();
        execution.redrive().await();
        execution.redrive().await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("E");
        assertThat(execution.snapshot().redriveCount()).isEqualTo(2);
    }

    @Test
    void onlyTheFailedBranchesRunAgain() {
        Execution execution = machine("\"A\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                        + "{\"StartAt\":\"Good\",\"States\":{\"Good\":{" + TASK
                        + ",\"Parameters\":\"good\",\"End\":true}}},"
                        + "{\"StartAt\":\"Slow\",\"States\":{\"Slow\":{\"Type\":\"Wait\",\"Seconds\":50,\"Next\":\"S2\"},"
                        + "\"S2\":{\"Type\":\"Pass\",\"Result\":\"slow\",\"End\":true}}},"
                        + "{\"StartAt\":\"Late\",\"States\":{\"Late\":{\"Type\":\"Wait\",\"Seconds\":5,\"Next\":\"Bad\"},"
                        + "\"Bad\":{" + TASK + ",\"End\":true}}}]}")
                .start("\"bad\"")
                .await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        broken = false;
        asked.clear();

        execution.redrive().await();

        assertThat(execution.output()).contains("[\"did good\",\"slow\",\"did bad\"]");
        assertThat(asked).containsExactly("Bad \"bad\"");
        assertThat(types(execution).stream().filter(it -> it.endsWith("ParallelStateStarted")))
                .as("the Parallel is not begun again")
                .hasSize(1);
        assertThat(loveless.now())
                .as("the wait that was cut begins again")
                .isEqualTo(LovelessBuilder.VIRTUAL_START.plusSeconds(55));
    }

    @Test
    void onlyTheFailedIterationsRunAgain() {
        Execution execution = machine("\"A\":{\"Type\":\"Map\",\"MaxConcurrency\":1,\"End\":true,"
                        + "\"ItemProcessor\":{\"StartAt\":\"T\",\"States\":{\"T\":{" + TASK + ",\"End\":true}}}}")
                .start("[\"one\",\"bad\",\"three\"]")
                .await();
        assertThat(asked).containsExactly("T \"one\"", "T \"bad\"");
        broken = false;
        asked.clear();

        execution.redrive().await();

        assertThat(execution.output()).contains("[\"did one\",\"did bad\",\"did three\"]");
        assertThat(asked).containsExactly("T \"bad\"", "T \"three\"");
    }

    @Test
    void nestedFramesGoOnWhereTheyFailed() {
        Execution execution = machine("\"A\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                        + "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"MaxConcurrency\":1,\"End\":true,"
                        + "\"ItemProcessor\":{\"StartAt\":\"T\",\"States\":{\"T\":{" + TASK + ",\"End\":true}}}}}},"
                        + "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Result\":\"p\",\"End\":true}}}]}")
                .start("[\"one\",\"bad\"]")
                .await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        broken = false;
        asked.clear();

        execution.redrive().await();

        assertThat(execution.output()).contains("[[\"did one\",\"did bad\"],\"p\"]");
        assertThat(asked).containsExactly("T \"bad\"");
    }

    @Test
    void onlyTheFailedChildrenOfAMapRunRunAgain() {
        Execution execution = machine("\"A\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{"
                        + "\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
                        + "\"StartAt\":\"T\",\"States\":{\"T\":{" + TASK + ",\"End\":true}}}}")
                .start("[\"one\",\"bad\",\"three\"]")
                .await();
        assertThat(execution.error()).contains("States.ExceedToleratedFailureThreshold");
        List<String> first = List.copyOf(asked);
        broken = false;
        asked.clear();

        execution.redrive().await();

        assertThat(execution.output()).contains("[\"did one\",\"did bad\",\"did three\"]");
        assertThat(first).contains("T \"one\"", "T \"bad\"");
        assertThat(asked).contains("T \"bad\"").doesNotContain("T \"one\"");
        HistoryEvent redriven = execution.history().stream()
                .filter(event -> event.type().typeName().equals("MapRunRedriven"))
                .findFirst()
                .orElseThrow();
        assertThat(redriven.details().path("redriveCount").asInt()).isEqualTo(1);
        assertThat(redriven.detail("mapRunArn")).contains(":mapRun:Machine/");
    }

    @Test
    void aStandardChildIsRedrivenItselfAndAnExpressOneBeginsAnew() {
        for (StateMachineType type : StateMachineType.values()) {
            broken = true;
            asked.clear();
            Execution execution = machine("\"A\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{"
                            + "\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"" + type + "\"},"
                            + "\"StartAt\":\"First\",\"States\":{\"First\":{" + TASK
                            + ",\"Parameters\":\"good\",\"ResultPath\":null,\"Next\":\"Second\"},\"Second\":{" + TASK
                            + ",\"End\":true}}}}")
                    .start("[\"bad\"]")
                    .await();
            assertThat(asked).containsExactly("First \"good\"", "Second \"bad\"");
            broken = false;

            execution.redrive().await();

            assertThat(execution.output()).contains("[\"did bad\"]");
            assertThat(asked).hasSize(type == StateMachineType.STANDARD ? 3 : 4);
        }
    }

    @Test
    void aStandardChildIsNotRedrivenByItself() {
        Execution execution = machine("\"A\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{"
                        + "\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
                        + "\"StartAt\":\"T\",\"States\":{\"T\":{" + TASK + ",\"End\":true}}}}")
                .start("[\"bad\"]")
                .await();
        String mapRun = execution.mapRuns().get(0).mapRunArn();
        String child = loveless.runtime()
                .childrenOf(mapRun)
                .findFirst()
                .orElseThrow()
                .identity()
                .executionArn();
        broken = false;
        asked.clear();

        loveless.execution(child).redrive().await();

        assertThat(asked).isEmpty();
        assertThat(execution.redrive().await().output()).contains("[\"did bad\"]");
    }

    @Test
    void aStoppedExecutionGoesOn() {
        Execution execution = machine(
                        "\"A\":{\"Type\":\"Wait\",\"Seconds\":100,\"Next\":\"B\"},\"B\":{" + TASK + ",\"End\":true}")
                .start("\"x\"");
        loveless.advance(Duration.ofSeconds(40));
        execution.stop("E", "c");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(asked).isEmpty();

        execution.redrive().await();

        assertThat(execution.output()).contains("\"did x\"");
        assertThat(loveless.now()).isEqualTo(LovelessBuilder.VIRTUAL_START.plusSeconds(140));
    }

    @Test
    void afterATimeoutTheWholeTimeIsAllowedAgain() {
        StateMachine machine = loveless.stateMachine(
                "Machine",
                "{\"StartAt\":\"A\",\"TimeoutSeconds\":60,\"States\":{"
                        + "\"A\":{\"Type\":\"Wait\",\"Seconds\":50,\"Next\":\"B\"},"
                        + "\"B\":{\"Type\":\"Wait\",\"Seconds\":50,\"Next\":\"C\"},"
                        + "\"C\":{\"Type\":\"Wait\",\"Seconds\":50,\"End\":true}}}");
        Execution execution = machine.start().await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);

        execution.redrive().await();

        assertThat(execution.status()).as("B is run again, C is cut again").isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(loveless.now()).isEqualTo(LovelessBuilder.VIRTUAL_START.plusSeconds(120));
        execution.redrive().await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(loveless.now()).isEqualTo(LovelessBuilder.VIRTUAL_START.plusSeconds(170));
    }

    @Test
    void anExecutionThatSucceededIsNotRedriven() {
        Execution execution = machine("\"A\":{\"Type\":\"Succeed\"}").start("1").await();
        List<String> before = types(execution);

        execution.redrive();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(types(execution)).isEqualTo(before);
        assertThat(execution.await().output())
                .as("and whoever waits has not long to")
                .contains("1");
    }

    @Test
    void anExpressExecutionIsNotRedriven() {
        Execution execution = loveless.stateMachine(
                        "Machine",
                        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\"}}}",
                        StateMachineType.EXPRESS)
                .start()
                .await();
        assertThat(execution.redrive().await().snapshot().redriveCount()).isZero();
        assertThat(execution.error()).contains("E");
    }

    @Test
    void anExecutionWithoutRoomForMoreEventsIsNotRedriven() {
        try (Loveless small = Loveless.builder()
                .virtualTime()
                .quotas(Quotas.AWS.withHistoryEvents(10))
                .build()) {
            Execution execution = small.stateMachine(
                            "Machine",
                            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},"
                                    + "\"B\":{\"Type\":\"Choice\",\"Default\":\"A\",\"Choices\":[{\"Variable\":\"$.x\","
                                    + "\"IsPresent\":true,\"Next\":\"C\"}]},\"C\":{\"Type\":\"Succeed\"}}}")
                    .start()
                    .await();
            assertThat(execution.redrive().await().snapshot().redriveCount()).isZero();
            assertThat(execution.history()).hasSize(10);
            assertThat(execution.error()).contains("States.Runtime");
        }
    }

    @Test
    void anExecutionThatRunsIsNotRedriven() {
        Execution execution =
                machine("\"A\":{\"Type\":\"Wait\",\"Seconds\":10,\"End\":true}").start("1");
        loveless.advance(Duration.ofSeconds(4));

        execution.redrive();

        assertThat(execution.await().snapshot().redriveCount()).isZero();
        assertThat(types(execution)).noneMatch(it -> it.endsWith("ExecutionRedriven"));
        assertThat(loveless.now()).isEqualTo(LovelessBuilder.VIRTUAL_START.plusSeconds(10));
    }

    @Test
    void aStateThatHadHandledItsFailureIsNotRunAgain() {
        Execution execution = machine("\"A\":{" + TASK
                        + ",\"Catch\":[{\"ErrorEquals\":[\"Broken\"],\"ResultPath\":null,\"Next\":\"B\"}],\"End\":true},"
                        + "\"B\":{" + TASK + ",\"End\":true}")
                .start("\"bad\"")
                .await();
        assertThat(asked).containsExactly("A \"bad\"", "B \"bad\"");
        broken = false;

        execution.redrive().await();

        assertThat(asked).containsExactly("A \"bad\"", "B \"bad\"", "B \"bad\"");
        assertThat(execution.output()).contains(TextNode.valueOf("did bad").toString());
    }
}
