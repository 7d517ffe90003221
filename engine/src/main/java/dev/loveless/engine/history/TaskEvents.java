package dev.loveless.engine.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.TaskAttempt;
import dev.loveless.engine.program.Program;
import java.util.Optional;

/** The events of tasks, whose types and members go by the kind of resource. */
final class TaskEvents {
    private final Program program;
    private final String region;

    TaskEvents(Program program, String region) {
        this.program = program;
        this.region = region;
    }

    /** An event but for its place in the history. */
    record Described(String type, ObjectNode details) {}

    Described scheduled(TaskAttempt attempt) {
        TaskResource resource = program.resource(attempt.resource());
        ObjectNode details = named(resource);
        if (isCall(resource)) {
            details.put("region", region);
            details.put("parameters", attempt.parameters().text());
        } else {
            details.put("resource", resource.arn());
            HistoryProjection.withData(details, "input", attempt.parameters());
        }
        attempt.timeoutSeconds().ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        if (!(resource instanceof TaskResource.LambdaFunction)) {
            attempt.heartbeatSeconds().ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
        }
        attempt.roleArn().ifPresent(role -> details.putObject("taskCredentials").put("roleArn", role));
        return new Described(prefix(resource) + "Scheduled", details);
    }

    Described started(Fact.TaskStarted fact) {
        TaskResource resource = program.resource(fact.resource());
        ObjectNode details = named(resource);
        if (resource instanceof TaskResource.Activity) {
            fact.workerName().ifPresent(name -> details.put("workerName", name));
        }
        return new Described(prefix(resource) + "Started", details);
    }

    Described submitted(Fact.TaskSubmitted fact) {
        return withOutput(fact.resource(), "Submitted", fact.output());
    }

    Described succeeded(Fact.TaskSucceeded fact) {
        return withOutput(fact.resource(), "Succeeded", fact.output());
    }

    private Described withOutput(String arn, String ending, JsonData output) {
        TaskResource resource = program.resource(arn);
        ObjectNode details = HistoryProjection.withData(named(resource), "output", output);
        return new Described(prefix(resource) + ending, details);
    }

    Described failed(Fact.TaskFailed fact) {
        TaskResource resource = program.resource(fact.resource());
        String ending = switch (fact.kind()) {
            case FAILED -> "Failed";
            case TIMED_OUT -> "TimedOut";
            case SCHEDULE_FAILED -> isCall(resource) ? "Failed" : "ScheduleFailed";
            case START_FAILED -> resource instanceof TaskResource.Activity ? "ScheduleFailed" : "StartFailed";
            case SUBMIT_FAILED -> isCall(resource) ? "SubmitFailed" : "Failed";
        };
        Optional<String> cause = fact.cause();
        return new Described(
                prefix(resource) + ending, HistoryProjection.withError(named(resource), fact.error(), cause));
    }

    /** Events of calls name the service and the action each time. */
    private static ObjectNode named(TaskResource resource) {
        ObjectNode details = HistoryProjection.details();
        if (resource instanceof TaskResource.ServiceCall call) {
            details.put("resourceType", (call.awsSdk() ? "aws-sdk:" : "") + call.service());
            details.put("resource", call.action() + call.pattern().suffix());
        } else if (resource instanceof TaskResource.ContainerImage container) {
            details.put("resourceType", "docker");
            details.put("resource", container.image());
        }
        return details;
    }

    /** Images count as calls, of a service "docker" whose actions they are: AWS has no events of its own for them. */
    private static boolean isCall(TaskResource resource) {
        return resource instanceof TaskResource.ServiceCall || resource instanceof TaskResource.ContainerImage;
    }

    private static String prefix(TaskResource resource) {
        if (resource instanceof TaskResource.LambdaFunction) {
            return "LambdaFunction";
        }
        return resource instanceof TaskResource.Activity ? "Activity" : "Task";
    }
}
