package dev.loveless.junit.task;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.task.TaskException;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.TestTime;
import dev.loveless.junit.timeline.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LovelessTest
class TaskStubsTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:review";

    /** A machine of one Task, with further fields. */
    private static Execution start(Loveless loveless, String resource, String fields) {
        return loveless.stateMachine("Machine", """
                        {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", %s "End": true}}}
                        """.formatted(resource, fields)).start("{\"total\": 12}");
    }

    private static Execution start(Loveless loveless, String resource) {
        return start(loveless, resource, "");
    }

    @Test
    void returnsPlainValues(Loveless loveless, TaskStubs tasks) {
        record Receipt(String number, List<Integer> lines) {}
        tasks.state("Work").returns(new Receipt("A7", List.of(1, 2)));

        assertThat(start(loveless, FUNCTION).await())
                .succeeded()
                .hasOutputJson("{\"number\": \"A7\", \"lines\": [1, 2]}");
    }

    @Test
    void returnsJson(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").returnsJson("[1, null, \"a\"]");

        assertThat(start(loveless, FUNCTION).await()).hasOutputJson("[1, null, \"a\"]");
    }

    @Test
    void answersOutOfTheInput(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").answers(task -> Map.of("double", 2 * task.number("/total")));

        assertThat(start(loveless, FUNCTION).await()).hasOutputAt("/double", 24);
    }

    @Test
    void codeFailsWithWhatItThrows(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").answers(task -> {
            throw new TaskException("Refused", "no money");
        });

        assertThat(start(loveless, FUNCTION).await()).failedWith("Refused").hasCause("no money");
    }

    @Test
    void answersInTheirOrderAndTheLastAgainAndAgain(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").fails("Busy", "").twice().fails("Slow", "").returns("done");

        Execution first =
                start(loveless, FUNCTION, "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"IntervalSeconds\": 1}],");
        assertThat(first.await()).succeeded().state("Work").hasErrors("Busy", "Busy", "Slow");
        assertThat(start(loveless, FUNCTION).await()).hasOutput("done");
        assertThat(start(loveless, FUNCTION).await()).hasOutput("done");
    }

    @Test
    void answersMayBeginAnewInEachExecution(Loveless loveless, TaskStubs tasks) {
        TaskStub work =
                tasks.state("Work").inEachExecution().fails("Busy", "").twice().returns("done");
        String retry = "\"Retry\": [{\"ErrorEquals\": [\"Busy\"], \"IntervalSeconds\": 60}],";

        Execution first = start(loveless, FUNCTION, retry);
        Execution second = start(loveless, FUNCTION, retry);

        assertThat(first.await()).succeeded().state("Work").hasAttempts(3);
        assertThat(second.await()).succeeded().state("Work").hasAttempts(3);
        assertThat(work.invocations()).hasSize(6);
    }

    @Test
    void functionsAreMetByArnAndByInvoke(Loveless loveless, TaskStubs tasks) {
        TaskStub work = tasks.function("work").answers(task -> Map.of("got", task.text("/total")));

        assertThat(start(loveless, FUNCTION + ":PROD").await()).hasOutputAt("/got", "12");
        assertThat(start(
                                loveless,
                                "arn:aws:states:::lambda:invoke",
                                "\"Parameters\": {\"FunctionName\": \"work:3\", \"Payload.$\": \"$\"},")
                        .await())
                .hasOutputAt("/Payload/got", "12")
                .hasOutputAt("/StatusCode", 200);
        assertThat(work.invocations()).hasSize(2);
    }

    @Test
    void aFunctionMayBeNamedByItsArn(Loveless loveless, TaskStubs tasks) {
        tasks.function(FUNCTION).returns("done");

        assertThat(start(loveless, FUNCTION + ":PROD").await()).hasOutput("done");
    }

    @Test
    void anActivityMayBeNamedByItsArn(Loveless loveless, TaskStubs tasks) {
        tasks.activity(ACTIVITY).returns("fine");

        assertThat(start(loveless, ACTIVITY).await()).hasOutput("fine");
    }

    @Test
    void theMostSpecificIsTaken(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").returns("state");
        tasks.any().returns("any");
        tasks.matching(request -> true).returns("condition");
        tasks.resource("arn:aws:lambda:*").returns("pattern");
        tasks.resource(FUNCTION).returns("resource");

        assertThat(start(loveless, FUNCTION).await()).hasOutput("state");
    }

    @Test
    void ofTwoAlikeTheLaterIsTaken(Loveless loveless, TaskStubs tasks) {
        tasks.resource("arn:aws:lambda:*").returns("first");
        tasks.resource("arn:*:work").returns("second");

        assertThat(start(loveless, FUNCTION).await()).hasOutput("second");
    }

    @Test
    void delaysPassInVirtualTime(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.state("Work")
                .after(Duration.ofHours(3))
                .returns(1)
                .after(Duration.ofDays(1))
                .fails("Late", "");

        assertThat(start(loveless, FUNCTION).await()).succeeded().took(Duration.ofHours(3));
        assertThat(start(loveless, FUNCTION).await()).failedWith("Late").took(Duration.ofDays(1));
        assertThat(time.elapsed()).isEqualTo(Duration.ofHours(27));
    }

    @Test
    void whatNeverAnswersTimesOut(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").neverAnswers();

        assertThat(start(loveless, FUNCTION, "\"TimeoutSeconds\": 90,").await())
                .failedWith("States.Timeout")
                .took(Duration.ofSeconds(90));
        assertThat(tasks.open()).isEmpty();
    }

    @Test
    void aTimeoutNeedsNoTime(Loveless loveless, TaskStubs tasks) {
        tasks.state("Work").timesOut();

        assertThat(start(loveless, FUNCTION).await())
                .failedWith("States.Timeout")
                .took(Duration.ZERO)
                .hasEventsAmongOthers("LambdaFunctionStarted", "LambdaFunctionTimedOut");
    }

    @Test
    void heartbeatsKeepAnActivityAlive(Loveless loveless, TaskStubs tasks) {
        tasks.activity("review")
                .heartbeatsEvery(Duration.ofSeconds(50))
                .after(Duration.ofHours(1))
                .returns("fine")
                .after(Duration.ofHours(1))
                .returns("too late");

        assertThat(start(loveless, ACTIVITY, "\"HeartbeatSeconds\": 60,").await())
                .hasOutput("fine")
                .took(Duration.ofHours(1));
        assertThat(start(loveless, ACTIVITY, "\"HeartbeatSeconds\": 60,").await())
                .failedWith("States.Timeout")
                .took(Duration.ofMinutes(1));
    }

    @Test
    void tokensComeBackWhenTheTestSaysSo(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.state("Work").neverAnswers();
        Execution execution = start(
                loveless,
                "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "\"Parameters\": {\"QueueUrl\": \"q\", \"MessageBody.$\": \"$$.Task.Token\"},");

        time.runToIdle();

        assertThat(execution).state("Work").waitsFor(Waiting.Reason.TASK_TOKEN);
        OpenTask work = tasks.open("Work");
        assertThat(work.token()).contains(work.invocation().text("/MessageBody"));
        work.succeeds(Map.of("approved", true));
        assertThat(execution)
                .hasOutputAt("/approved", true)
                .hasEventsAmongOthers("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void aFunctionThatTheTestEndsAnswersAsTheFunctionWould(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.function("work").neverAnswers();
        Execution execution = start(
                loveless,
                "arn:aws:states:::lambda:invoke",
                "\"Parameters\": {\"FunctionName\": \"work\", \"Payload.$\": \"$\"},");
        time.runToIdle();

        tasks.open("Work").succeeds(Map.of("done", true));

        assertThat(execution).hasOutputAt("/Payload/done", true).hasOutputAt("/StatusCode", 200);
    }

    @Test
    void tokensComeBackByTheEngineToo(Loveless loveless, TaskStubs tasks, TestTime time) {
        tasks.state("Work").neverAnswers();
        Execution execution = start(
                loveless,
                "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "\"Parameters\": {\"QueueUrl\": \"q\", \"MessageBody.$\": \"$$.Task.Token\"},");
        time.runToIdle();

        loveless.sendTaskFailure(tasks.open("Work").token().orElseThrow(), "Denied", "by the boss");

        assertThat(execution).failedWith("Denied").hasCause("by the boss");
    }

    @Test
    void activitiesArePolledWhereNothingStandsInForTheirWorkers(Loveless loveless, TestTime time) {
        Execution execution = start(loveless, ACTIVITY);
        time.runToIdle();
        assertThat(execution).waitsIn("Work").state("Work").waitsFor(Waiting.Reason.ACTIVITY_WORKER);

        String token = loveless.pollActivity(ACTIVITY, "me").orElseThrow().token();
        assertThat(execution).state("Work").waitsFor(Waiting.Reason.ACTIVITY_RESULT);
        loveless.sendTaskSuccess(token, "1");

        assertThat(execution).hasOutput(1);
    }

    @Test
    void whatIsNotOpenCannotBeEnded(TaskStubs tasks) {
        assertThatThrownBy(() -> tasks.open("Work"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No task of state 'Work' is open");
    }

    @Test
    void startingOtherExecutionsIsLeftToTheEngine(Loveless loveless) {
        String child = loveless.stateMachine("Child", """
                        {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 60, "End": true}}}
                        """).arn();

        assertThat(start(
                                loveless,
                                "arn:aws:states:::states:startExecution.sync:2",
                                "\"Parameters\": {\"StateMachineArn\": \"%s\", \"Input\": {}},".formatted(child))
                        .await())
                .succeeded()
                .took(Duration.ofMinutes(1));
    }
}
