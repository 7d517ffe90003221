package dev.loveless.asl.lint;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import java.util.List;

/** Tasks that wait for somebody else and that nothing ever ends if that somebody is gone. */
final class TaskTimeouts {
    private TaskTimeouts() {}

    static void check(TaskState task, StateMachine machine, List<Diagnostic> findings) {
        if (task.timeoutSeconds().isEmpty() && machine.timeoutSeconds().isEmpty()) {
            TaskResource.parse(task.resource())
                    .filter(TaskTimeouts::waits)
                    .filter(resource ->
                            !resource.hasHeartbeats() || task.heartbeatSeconds().isEmpty())
                    .ifPresent(resource -> findings.add(finding(task, resource)));
        }
    }

    private static Diagnostic finding(TaskState task, TaskResource resource) {
        String fields = resource.hasHeartbeats() ? "TimeoutSeconds or HeartbeatSeconds" : "TimeoutSeconds";
        return Diagnostic.at(
                        task.location(),
                        LintCode.MISSING_TASK_TIMEOUT,
                        "The task waits for an answer from outside, and nothing in the definition limits how long")
                .withRemedy("Give it " + fields + ", or the machine TimeoutSeconds.");
    }

    private static boolean waits(TaskResource resource) {
        return resource instanceof TaskResource.Activity
                || (resource instanceof TaskResource.ServiceCall call
                        && call.pattern() != IntegrationPattern.REQUEST_RESPONSE);
    }
}
