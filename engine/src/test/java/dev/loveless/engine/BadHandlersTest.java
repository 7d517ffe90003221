package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import org.junit.jupiter.api.Test;

/** What does tasks badly harms its own execution at most. */
final class BadHandlersTest {
    private static final String WORK = """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "TimeoutSeconds": 60,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:%s", "End": true}}}
            """;

    private static String calling(String function) {
        return WORK.formatted(function);
    }

    @Test
    void aHandlerThatThrowsFailsItsTaskWithTheNameOfTheException() {
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .handler(request -> true, request -> {
                    throw new IllegalArgumentException("no such order");
                })
                .build()) {
            Execution execution =
                    loveless.stateMachine("Work", calling("f")).start().await();

            assertThat(execution.error()).contains("java.lang.IllegalArgumentException");
            assertThat(execution.cause()).contains("no such order");
        }
    }

    @Test
    void anAnswerAfterTheFirstIsOfNoEffect() {
        TaskExecutor twice = new TaskExecutor() {
            @Override
            public boolean supports(TaskRequest request) {
                return true;
            }

            @Override
            public void start(TaskRequest request, TaskListener listener) {
                listener.succeeded(JsonData.of(TextNode.valueOf("first")));
                listener.succeeded(JsonData.of(TextNode.valueOf("second")));
                listener.failed("Late", "after the end");
            }
        };
        try (Loveless loveless =
                Loveless.builder().virtualTime().executor(twice).build()) {
            Execution execution =
                    loveless.stateMachine("Work", calling("f")).start().await();

            assertThat(execution.output()).contains("\"first\"");
            assertThat(execution.history()).hasSize(7);
        }
    }

    @Test
    void workThatNeverAnswersTimesOutAndHoldsNobodyElseUp() {
        TaskExecutor silent = new TaskExecutor() {
            @Override
            public boolean supports(TaskRequest request) {
                return request.resource().arn().endsWith("silent");
            }

            @Override
            public void start(TaskRequest request, TaskListener listener) {
                listener.started();
            }
        };
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .executor(silent)
                .handler(request -> true, request -> TextNode.valueOf("done"))
                .build()) {
            Execution hangs = loveless.stateMachine("Hangs", calling("silent")).start();
            Execution works = loveless.stateMachine("Works", calling("f")).start();

            assertThat(works.await().output()).contains("\"done\"");
            assertThat(hangs.await().error()).contains("States.Timeout");
        }
    }

    @Test
    void aRunawayExpressionIsStoppedAndOthersGoOn() {
        String runaway = """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed",
                  "Output": "{% ($f := function($n){ $f($n + 1) }; $f(0)) %}"}}}
                """;
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            Execution stopped = loveless.stateMachine("Runaway", runaway).start();
            Execution other = loveless.stateMachine(
                            "Other", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}")
                    .start();

            assertThat(stopped.await().error()).contains("States.QueryEvaluationError");
            assertThat(other.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }
}
