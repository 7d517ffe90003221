package dev.loveless.junit.explore;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockExecutor;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.Optional;

/** Answers from a mock configuration, and takes note of where that has no answer. Of one execution. */
final class WatchedMocks implements TaskExecutor {
    private final MockExecutor mocks;
    private volatile boolean unusable;

    WatchedMocks(MockConfiguration configuration) {
        mocks = new MockExecutor(configuration);
    }

    boolean hadNoAnswer() {
        return unusable;
    }

    @Override
    public boolean supports(TaskRequest request) {
        return mocks.supports(request);
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        mocks.start(request, new Watch(listener));
    }

    private final class Watch implements TaskListener {
        private final TaskListener listener;

        Watch(TaskListener listener) {
            this.listener = listener;
        }

        @Override
        public void started() {
            listener.started();
        }

        @Override
        public void started(Optional<String> workerName) {
            listener.started(workerName);
        }

        @Override
        public void submitted(JsonData output) {
            listener.submitted(output);
        }

        @Override
        public void heartbeat() {
            listener.heartbeat();
        }

        @Override
        public void succeeded(JsonData output) {
            listener.succeeded(output);
        }

        @Override
        public void failed(String error, String cause) {
            listener.failed(error, cause);
        }

        @Override
        public void failed(TaskFailureKind kind, Optional<String> error, Optional<String> cause) {
            listener.failed(kind, error, cause);
        }

        @Override
        public void unusable(String cause) {
            unusable = true;
            listener.unusable(cause);
        }
    }
}
