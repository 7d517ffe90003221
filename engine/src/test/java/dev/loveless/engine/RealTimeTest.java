package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.runtime.Activities.ActivityTask;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What must hold in real time, where threads meet. */
final class RealTimeTest {
    /** A busy machine may keep a thread waiting for long. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String ECHO = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
    private static final String WORK = """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "TimeoutSeconds": %d,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}
            """;

    @Test
    void aHandlerThatHangsTimesOutAndHoldsNobodyElseUp() {
        CountDownLatch never = new CountDownLatch(1);
        try (Loveless loveless = Loveless.builder()
                .stateHandler("Work", request -> {
                    never.await();
                    return TextNode.valueOf("too late");
                })
                .build()) {
            Execution hangs = loveless.stateMachine("Hangs", WORK.formatted(1)).start();
            Execution other = loveless.stateMachine("Other", ECHO).start();

            assertThat(other.await(PATIENCE).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(hangs.await(PATIENCE).error()).contains("States.Timeout");
        }
    }

    @Test
    void aHandlersErrorFailsItsTask() {
        try (Loveless loveless = Loveless.builder()
                .stateHandler("Work", request -> {
                    throw new AssertionError("not so");
                })
                .build()) {
            // The error is to come first, however long it takes.
            Execution execution =
                    loveless.stateMachine("Work", WORK.formatted(600)).start().await(PATIENCE);

            assertThat(execution.error()).contains("java.lang.AssertionError");
        }
    }

    @Test
    void anExecutionHasAStatusFromItsStartOn() {
        try (Loveless loveless = Loveless.builder().build()) {
            StateMachine machine = loveless.stateMachine("Echo", ECHO);
            for (int i = 0; i < 200; i++) {
                assertThat(machine.start("{\"i\":" + i + "}").status())
                        .isIn(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED);
            }
        }
    }

    @Test
    void aTaskThatIsStartedForAWorkerReachesIt() {
        try (Loveless loveless = Loveless.builder().build()) {
            String activity = loveless.activity("work");
            StateMachine machine = loveless.stateMachine("Work", """
                    {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true}}}
                    """.formatted(activity));
            int count = 300;
            CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> {
                for (int done = 0; done < count; ) {
                    Optional<ActivityTask> task = loveless.pollActivity(activity, "worker");
                    task.ifPresent(it -> loveless.sendTaskSuccess(it.token(), "1"));
                    done += task.isPresent() ? 1 : 0;
                }
            });
            for (int i = 0; i < count; i++) {
                machine.start();
            }

            assertThat(worker.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void closingWakesThoseWhoWait() {
        Loveless loveless = Loveless.builder().build();
        Execution execution = loveless.stateMachine(
                        "Waits",
                        "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 9000, \"End\": true}}}")
                .start();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> execution.await(PATIENCE));

        loveless.close();

        assertThat(waiting).failsWithin(PATIENCE);
        StateMachine machine = loveless.stateMachine("Echo", ECHO);
        assertThatThrownBy(machine::start).hasMessage("The engine is closed.");
    }

    @Test
    void anEndlessExpressLoopEndsInVirtualTimeToo() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            Execution execution = loveless.stateMachine("Loop", """
                            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
                              "B": {"Type": "Choice", "Default": "A",
                                "Choices": [{"Variable": "$.never", "IsPresent": true, "Next": "C"}]},
                              "C": {"Type": "Succeed"}}}
                            """, StateMachineType.EXPRESS)
                    .start()
                    .await();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        }
    }
}
