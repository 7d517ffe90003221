package dev.loveless.junit;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.task.TaskStubs;
import dev.loveless.junit.timeline.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

@LovelessTest
class TestTimeTest {
    private static final String APPROVAL = "examples/approval.asl.yaml";
    private static final String ORDER = "examples/order.asl.json";

    @Test
    void tellsWhatIsWaitedForAndHowLong(
            @Definition(APPROVAL) StateMachine approval,
            @Definition(ORDER) StateMachine order,
            TaskStubs tasks,
            TestTime time) {
        tasks.state("Ask").neverAnswers();
        tasks.state("Charge").fails("Busy", "");
        approval.start("{\"question\": \"?\"}");
        order.start("{\"order\": 1}");

        time.advance(Duration.ofMinutes(10));

        assertThat(time).hasToString("""
                It is 2026-01-01T00:10:00Z.
                  Ask waits for its task token (times out in 1h50m, without a heartbeat)
                  Charge waits for its next attempt, 50m to go""");
        assertThat(time.waiting())
                .extracting(Waiting::reason)
                .containsExactly(Waiting.Reason.TASK_TOKEN, Waiting.Reason.BACKOFF);
    }

    @Test
    void tellsThatAHeartbeatIsDue(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.state("Ask").neverAnswers();
        loveless.stateMachine("Asked", """
                {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "HeartbeatSeconds": 60, "TimeoutSeconds": 90,
                  "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true,
                  "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}}}}
                """).start();

        assertThat(time).hasToString("""
                It is 2026-01-01T00:00:00Z.
                  Ask waits for its task token (times out in 1m, without a heartbeat)""");
        time.advance(Duration.ofSeconds(50));
        tasks.open("Ask").heartbeats();
        assertThat(time).hasToString("""
                It is 2026-01-01T00:00:50Z.
                  Ask waits for its task token (times out in 40s)""");
    }

    @Test
    void runsUntilAStateIsEntered(@Definition(ORDER) StateMachine order, TaskStubs tasks, TestTime time) {
        tasks.state("Charge").fails("Busy", "").twice().returns(1);
        tasks.state("Ship").neverAnswers();
        Execution execution = order.start("{\"order\": 1}");

        time.runUntil(execution, "Ship");

        assertThat(time.elapsed()).isEqualTo(Duration.ofHours(3));
        assertThat(execution).isRunning().waitsIn("Ship");
        time.runUntil(execution, "Ship");
        assertThat(time.elapsed()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void runsUntilAStateInsideADistributedMapIsEntered(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.state("Work").neverAnswers();
        Execution execution = loveless.stateMachine("Distributed", """
                        {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
                          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "Nap", "States": {"Nap": {"Type": "Wait", "Seconds": 60, "Next": "Work"},
                            "Work": {"Type": "Task", "End": true,
                              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work"}}}}}}
                        """).start("[1]");

        time.runUntil(execution, "Work");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(1));
        assertThat(execution).isRunning();
    }

    @Test
    void showsTheTimelineWhereAStateIsNotEntered(
            @Definition(ORDER) StateMachine order, TaskStubs tasks, TestTime time) {
        tasks.state("Charge").fails("Refused", "no");
        tasks.state("Tell").returns(null);
        Execution execution = order.start("{\"order\": 1}");

        assertThatThrownBy(() -> time.runUntil(execution, "Ship"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("was to enter the state 'Ship'")
                .hasMessageContaining("NotCharged (Fail)");
    }

    @Test
    void runsToIdleButNotIntoATimeout(@Definition(APPROVAL) StateMachine approval, TaskStubs tasks, TestTime time) {
        tasks.state("Ask").heartbeatsEvery(Duration.ofHours(1)).neverAnswers();
        Execution execution = approval.start("{\"question\": \"?\"}");

        time.runToIdle();
        assertThat(time.elapsed()).isZero();

        tasks.open("Ask").succeeds("yes");
        time.runToIdle();
        assertThat(execution).succeeded().took(Duration.ofHours(1)).hasOutput("yes");
    }

    @Test
    void heartbeatsKeepATaskGoingUntilItsTimeout(@Definition(APPROVAL) StateMachine approval, TaskStubs tasks) {
        tasks.state("Ask").heartbeatsEvery(Duration.ofHours(1)).neverAnswers();

        assertThat(approval.start("{\"question\": \"?\"}").await())
                .failedWith("States.Timeout")
                .took(Duration.ofDays(1));
    }

    @Test
    @LovelessTest(time = Time.SCALED, scale = 0.0001)
    void scaledTimePassesByItself(@Definition(APPROVAL) StateMachine approval, TaskStubs tasks, TestTime time) {
        tasks.state("Ask").returns("yes");

        assertThat(approval.start("{\"question\": 1}").await()).succeeded();
        assertThat(time.elapsed()).isGreaterThan(Duration.ofHours(1));
        assertThatThrownBy(() -> time.advance(Duration.ofDays(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Only virtual time can be moved");
    }
}
