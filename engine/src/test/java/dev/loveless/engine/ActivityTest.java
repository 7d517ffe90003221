package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.runtime.Activities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ActivityTest {
    private final Loveless loveless = Loveless.builder().virtualTime().build();
    private final String activity = loveless.activity("Work");

    private Execution start(String input, String moreFields) {
        Execution execution = loveless.stateMachine(
                        "Machine",
                        "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + activity + "\""
                                + moreFields + ",\"End\":true}}}")
                .start(input);
        loveless.runReady();
        return execution;
    }

    private static HistoryEvent event(Execution execution, String type) {
        return execution.history().stream()
                .filter(event -> event.type().typeName().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWorkerIsGivenTheInputAndSendsTheOutput() {
        Execution execution = start("{\"a\": 1}", "");

        Activities.ActivityTask task =
                loveless.pollActivity(activity, "worker-1").orElseThrow();
        assertThat(task.input().text()).isEqualTo("{\"a\": 1}");
        assertThat(loveless.sendTaskSuccess(task.token(), "\"done\"")).isTrue();

        assertThat(execution.await().output()).contains("\"done\"");
        assertThat(event(execution, "ActivityStarted").detail("workerName")).isEqualTo("worker-1");
    }

    @Test
    void theTaskHasNotStartedBeforeAWorkerAsksForIt() {
        Execution execution = start("1", "");
        loveless.advance(Duration.ofHours(1));
        assertThat(execution.history()).noneMatch(it -> it.type().typeName().equals("ActivityStarted"));

        assertThat(loveless.pollActivity(activity, "late")).isPresent();

        assertThat(event(execution, "ActivityStarted").timestamp())
                .isEqualTo(LovelessBuilder.VIRTUAL_START.plusSeconds(3_600));
    }

    @Test
    void tasksAreGivenOutInTheOrderTheyCame() {
        start("1", "");
        start("2", "");
        start("3", "");
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            inputs.add(
                    loveless.pollActivity(activity, "w").orElseThrow().input().text());
        }
        assertThat(inputs).containsExactly("1", "2", "3");
        assertThat(loveless.pollActivity(activity, "w")).isEmpty();
    }

    @Test
    void aWorkerThatFindsNothingIsNotRemembered() {
        assertThat(loveless.pollActivity(activity, "early")).isEmpty();
        start("1", "");
        assertThat(loveless.pollActivity(activity, "next")).isPresent();
    }

    @Test
    void aWorkerOfADeletedActivityDoesNotWaitAndDoesNotBringItBack() {
        Activities activities = loveless.runtime().activities();
        activities.delete(activity);
        List<String> told = new ArrayList<>();

        Activities.Poll poll =
                activities.poll(activity, Optional.of("w"), task -> told.add("task"), () -> told.add("deleted"));

        assertThat(told).containsExactly("deleted");
        assertThat(poll.cancel()).isFalse();
        assertThat(activities.exists(activity)).isFalse();
    }

    @Test
    void workersThatWaitAreServedInTheirOrder() {
        List<String> taken = new ArrayList<>();
        Activities activities = loveless.runtime().activities();
        activities.poll(
                activity,
                Optional.of("a"),
                task -> taken.add("a " + task.input().text()));
        Activities.Poll givenUp = activities.poll(
                activity,
                Optional.of("b"),
                task -> taken.add("b " + task.input().text()));
        activities.poll(
                activity,
                Optional.empty(),
                task -> taken.add("c " + task.input().text()));
        assertThat(givenUp.cancel()).isTrue();

        start("1", "");
        Execution second = start("2", "");

        assertThat(taken).containsExactly("a 1", "c 2");
        assertThat(event(second, "ActivityStarted").details().has("workerName"))
                .as("a worker without name has none")
                .isFalse();
    }

    @Test
    void aPollThatWasServedCannotBeGivenUp() {
        start("1", "");
        Activities.Poll poll = loveless.runtime().activities().poll(activity, Optional.empty(), task -> {});
        assertThat(poll.cancel()).isFalse();
    }

    @Test
    void aTaskThatTimedOutLeavesTheQueue() {
        Execution execution = start("1", ",\"TimeoutSeconds\":10");
        loveless.advance(Duration.ofSeconds(10));
        assertThat(execution.error()).contains("States.Timeout");
        assertThat(loveless.pollActivity(activity, "late")).isEmpty();
    }

    @Test
    void aTaskOfAStoppedExecutionLeavesTheQueue() {
        Execution stopped = start("1", "");
        start("2", "");
        stopped.stop("E", "c");
        loveless.runReady();
        assertThat(loveless.pollActivity(activity, "w").orElseThrow().input().text())
                .isEqualTo("2");
        assertThat(loveless.pollActivity(activity, "w")).isEmpty();
    }

    @Test
    void heartbeatsCountFromWhenAWorkerTakesTheTask() {
        Execution execution = start("1", ",\"HeartbeatSeconds\":10,\"TimeoutSeconds\":1000");
        loveless.advance(Duration.ofSeconds(100));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        Activities.ActivityTask task = loveless.pollActivity(activity, "w").orElseThrow();
        loveless.runReady();
        loveless.advance(Duration.ofSeconds(9));
        assertThat(loveless.sendTaskHeartbeat(task.token())).isTrue();
        loveless.runReady();
        loveless.advance(Duration.ofSeconds(9));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        loveless.advance(Duration.ofSeconds(1));
        assertThat(execution.error()).contains("States.Timeout");
        assertThat(loveless.sendTaskSuccess(task.token(), "1")).isFalse();
    }

    @Test
    void aRetryIsANewTaskInTheQueue() {
        Execution execution = start("1", ",\"Retry\":[{\"ErrorEquals\":[\"Again\"],\"IntervalSeconds\":30}]");
        Activities.ActivityTask first = loveless.pollActivity(activity, "w").orElseThrow();
        loveless.sendTaskFailure(first.token(), "Again", "please");
        loveless.runReady();
        assertThat(loveless.pollActivity(activity, "w")).isEmpty();
        loveless.advance(Duration.ofSeconds(30));
        Activities.ActivityTask second = loveless.pollActivity(activity, "w").orElseThrow();
        assertThat(second.token()).isNotEqualTo(first.token());
        loveless.sendTaskSuccess(second.token(), "2");
        assertThat(execution.await().output()).contains("2");
    }

    @Test
    void activitiesHaveQueuesOfTheirOwn() {
        String other = loveless.activity("Other");
        start("1", "");
        assertThat(loveless.pollActivity(other, "w")).isEmpty();
        assertThat(loveless.pollActivity(activity, "w")).isPresent();
    }
}
