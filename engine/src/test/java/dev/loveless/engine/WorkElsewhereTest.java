package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WorkElsewhereTest {
    private static final String ONE_SECOND = """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "TimeoutSeconds": 1,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}
            """;

    @Test
    void virtualTimeWaitsForWorkOnOtherThreads() {
        CountDownLatch waitedFor = new CountDownLatch(1);
        TaskExecutor elsewhere = new TaskExecutor() {
            @Override
            public boolean supports(TaskRequest request) {
                return true;
            }

            @Override
            public boolean worksElsewhere(TaskRequest request) {
                return true;
            }

            @Override
            public void start(TaskRequest request, TaskListener listener) {
                new Thread(() -> report(listener)).start();
            }

            private void report(TaskListener listener) {
                listener.started();
                try {
                    waitedFor.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                listener.succeeded(JsonData.of(TextNode.valueOf("done")));
            }
        };
        try (Loveless loveless =
                Loveless.builder().virtualTime().executor(elsewhere).build()) {
            Execution execution = loveless.stateMachine("Work", ONE_SECOND).start();
            // Nothing but the busy token keeps the second of the timeout from passing at once.
            new Thread(waitedFor::countDown).start();

            assertThat(execution.await().output()).contains("\"done\"");
        }
    }

    @Test
    void anExecutorThatThrowsFailsItsExecutionAndNoOther() {
        TaskExecutor broken = new TaskExecutor() {
            @Override
            public boolean supports(TaskRequest request) {
                return true;
            }

            @Override
            public void start(TaskRequest request, TaskListener listener) {
                throw new IllegalStateException("broken");
            }
        };
        try (Loveless loveless =
                Loveless.builder().virtualTime().executor(broken).build()) {
            Execution execution =
                    loveless.stateMachine("Work", ONE_SECOND).start().await();

            assertThat(execution.error()).contains("States.Runtime");
            assertThat(execution.cause().orElseThrow()).contains("'Work'").contains("broken");
        }
    }
}
