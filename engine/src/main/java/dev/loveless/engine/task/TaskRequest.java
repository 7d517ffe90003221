package dev.loveless.engine.task;

import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.TaskAttempt;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Work to be done: one attempt of a Task state.
 *
 * @param id the same for the same attempt of the same execution, and for no other
 * @param execution whose work it is
 * @param state the name of the Task state
 * @param resource what is to do it
 * @param parameters what it is given
 * @param token the task token, where the state hands one out; of activities too
 * @param timeoutSeconds when it will not be waited for any more, if the state says so
 * @param heartbeatSeconds how long the worker may be silent, if the state says so
 * @param roleArn the role of the state's Credentials, if it has some
 * @param retryCount how often the state was tried again before this attempt since it was entered, as the context
 *     object's {@code RetryCount}
 * @param testCase the test case of the mock configuration that the execution was started with
 */
public record TaskRequest(
        String id,
        ExecutionIdentity execution,
        String state,
        TaskResource resource,
        JsonData parameters,
        Optional<String> token,
        OptionalLong timeoutSeconds,
        OptionalLong heartbeatSeconds,
        Optional<String> roleArn,
        int retryCount,
        Optional<String> testCase) {

    /** Whether it ends with the return of its token, whatever the service answers that takes it. */
    public boolean waitsForToken() {
        return resource instanceof TaskResource.ServiceCall call
                && call.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    }

    /** The attempt that an execution has dispatched. */
    public static TaskRequest of(ExecutionState execution, Effect.DispatchTask task, Optional<String> testCase) {
        TaskAttempt attempt = task.attempt();
        return new TaskRequest(
                execution.identity().executionArn() + "#" + attempt.serial(),
                execution.identity(),
                task.state(),
                execution.program().resource(attempt.resource()),
                attempt.parameters(),
                attempt.token(),
                attempt.timeoutSeconds(),
                attempt.heartbeatSeconds(),
                attempt.roleArn(),
                execution.retryCount(task.frame()),
                testCase);
    }
}
