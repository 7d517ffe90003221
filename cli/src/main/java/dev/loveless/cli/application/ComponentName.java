package dev.loveless.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.component.Application;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A component as a Task names it, and the configuration with it.
 *
 * @param role where the configuration has it
 */
public record ComponentName(Role role, String name) {
    /** The fields of the configuration under which components stand. */
    public enum Role {
        FUNCTIONS,
        ACTIVITIES,
        JOBS
    }

    /** Where the parameters of a service call have the name, member by member. */
    private record Place(Role role, String... members) {}

    /** The component that does a task with that resource and those parameters; absent for other services. */
    public static Optional<ComponentName> of(TaskResource resource, JsonNode parameters) {
        return find(resource, members -> {
            JsonNode value = parameters;
            for (String member : members) {
                value = value.path(member);
            }
            return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
        });
    }

    /**
     * The same where parameters are not just values.
     *
     * @param parameter gives the text of a parameter, found member by member
     */
    public static Optional<ComponentName> find(TaskResource resource, Function<String[], Optional<String>> parameter) {
        if (resource instanceof TaskResource.LambdaFunction function) {
            return Optional.of(new ComponentName(Role.FUNCTIONS, functionName(function.arn())));
        }
        if (resource instanceof TaskResource.Activity activity) {
            return Optional.of(new ComponentName(Role.ACTIVITIES, behind(':', activity.arn())));
        }
        if (resource instanceof TaskResource.ContainerImage image) {
            return Optional.of(new ComponentName(Role.JOBS, image.image()));
        }
        return place(resource)
                .flatMap(place -> parameter
                        .apply(place.members())
                        .map(text -> new ComponentName(
                                place.role(),
                                place.role() == Role.FUNCTIONS ? functionName(text) : withoutRevision(text))));
    }

    /** The names of the components that the application has in this one's role. */
    Set<String> configured(Application application) {
        return switch (role) {
            case FUNCTIONS -> application.functions().keySet();
            case ACTIVITIES -> application.activities().keySet();
            case JOBS -> application.jobs().keySet();
        };
    }

    /** Whether the application has it. */
    public boolean isConfigured(Application application) {
        return configured(application).contains(name);
    }

    /** Whether it is a component that does the task, whatever its name. */
    public static boolean isAsked(TaskResource resource) {
        return !(resource instanceof TaskResource.ServiceCall)
                || place(resource).isPresent();
    }

    private static Optional<Place> place(TaskResource resource) {
        if (!(resource instanceof TaskResource.ServiceCall call)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch ((call.awsSdk() ? "aws-sdk:" : "") + call.service() + ":" + call.action()) {
                    case "lambda:invoke", "aws-sdk:lambda:invoke" -> new Place(Role.FUNCTIONS, "FunctionName");
                    case "ecs:runTask" -> new Place(Role.JOBS, "TaskDefinition");
                    case "batch:submitJob" -> new Place(Role.JOBS, "JobDefinition");
                    case "eks:runJob" -> new Place(Role.JOBS, "Job", "metadata", "name");
                    default -> null;
                });
    }

    /** Of a name, a part of an ARN or a whole one, each maybe with a version or alias behind it. */
    private static String functionName(String text) {
        String marker = "function:";
        int at = text.indexOf(marker);
        String name = at < 0 ? text : text.substring(at + marker.length());
        return name.split(":", 2)[0];
    }

    /** Of a name or an ARN, maybe with a revision. */
    private static String withoutRevision(String text) {
        return behind('/', text).split(":", 2)[0];
    }

    private static String behind(char separator, String text) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
