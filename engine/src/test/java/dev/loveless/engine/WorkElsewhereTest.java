package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WorkElsewhereTest {
    private static String machine(int timeoutSeconds) {
        return """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "TimeoutSeconds": %d,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}
            """.formatted(timeoutSeconds);
    }

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
            Execution execution = loveless.stateMachine("Work", machine(600)).start();
            // Nothing but the busy token keeps the minutes of the timeout from passing at once.
            new Thread(waitedFor::countDown).start();

            assertThat(execution.await().output()).contains("\"done\"");
        }
    }

    @Test
    void workThatHangsIsEndedByTheTimeoutOfItsState() {
        List<String> cancelled = new CopyOnWriteArrayList<>();
        TaskExecutor hanging = new TaskExecutor() {
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
                listener.started();
            }

            @Override
            public void cancel(TaskRequest request) {
                cancelled.add(request.state());
            }
        };
        try (Loveless loveless =
                Loveless.builder().virtualTime().executor(hanging).build()) {
            Execution execution =
                    loveless.stateMachine("Work", machine(1)).start().await();

            assertThat(execution.error()).contains("States.Timeout");
            assertThat(cancelled).containsExactly("Work");
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
                    loveless.stateMachine("Work", machine(1)).start().await();

            assertThat(execution.error()).contains("States.Runtime");
            assertThat(execution.cause().orElseThrow()).contains("'Work'").contains("broken");
        }
    }
}
