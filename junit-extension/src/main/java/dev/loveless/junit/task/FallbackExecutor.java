package dev.loveless.junit.task;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;

/** Takes the tasks that nobody does, so that the test fails. What the engine does by itself is left to it. */
final class FallbackExecutor implements TaskExecutor {
    private final TaskStubs stubs;

    FallbackExecutor(TaskStubs stubs) {
        this.stubs = stubs;
    }

    @Override
    public boolean supports(TaskRequest request) {
        return !(request.resource() instanceof TaskResource.Activity) && !isNestedExecution(request);
    }

    private static boolean isNestedExecution(TaskRequest request) {
        return request.resource() instanceof TaskResource.ServiceCall call
                && !call.awsSdk()
                && call.service().equals("states");
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        listener.unusable(stubs.unexpected(UnexpectedTask.of(request)));
    }
}
