package dev.loveless.docker.lambda;

import dev.loveless.docker.environment.Outcome;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;

/**
 * Answers {@code lambda:invoke}, and {@code aws-sdk:lambda:invoke}, for functions that nobody knows as AWS does. For
 * the end of the line, where nobody else is asked any more: a name that is computed at run time, or mistyped, is then
 * told in the error, which the engine's own cannot do. Thread-safe.
 */
public final class MissingFunctionExecutor implements TaskExecutor {
    @Override
    public boolean supports(TaskRequest task) {
        return FunctionCall.isInvoke(task) && FunctionCall.function(task).isPresent();
    }

    @Override
    public void start(TaskRequest task, TaskListener listener) {
        FunctionCall call = FunctionCall.of(task);
        String arn = call.arn(task.execution()) + ":" + call.qualifiers().one().orElse(FunctionReference.LATEST);
        Outcome.Refused error = call.errors().notFound(arn);
        listener.failed(error.error(), error.cause());
    }
}
