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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class WorkElsewhereTest {
    private static String machine(int timeoutSeconds) {
        return """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "TimeoutSeconds": %d,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}
            """.formatted(timeoutSeconds);
    }

    /** Does each task by work that is under way outside. */
    private static final class Elsewhere implements TaskExecutor {
        private final Consumer<TaskListener> work;
        private final List<String> cancelled = new CopyOnWriteArrayList<>();

        Elsewhere(Consumer<TaskListener> work) {
            this.work = work;
        }

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
            work.accept(listener);
        }

        @Override
        public void cancel(TaskRequest request) {
            cancelled.add(request.state());
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void virtualTimeWaitsForWorkOnOtherThreads() {
        CountDownLatch waitedFor = new CountDownLatch(1);
        TaskExecutor elsewhere = new Elsewhere(listener -> new Thread(() -> {
                    listener.started();
                    awaitUninterrupted(waitedFor);
                    listener.succeeded(JsonData.of(TextNode.valueOf("done")));
                })
                .start());
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
        Elsewhere hanging = new Elsewhere(TaskListener::started);
        try (Loveless loveless =
                Loveless.builder().virtualTime().executor(hanging).build()) {
            Execution execution =
                    loveless.stateMachine("Work", machine(1)).start().await();

            assertThat(execution.error()).contains("States.Timeout");
            assertThat(hanging.cancelled).containsExactly("Work");
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
