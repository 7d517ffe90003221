package dev.loveless.cli.application;

import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.component.Application;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the tasks that nothing is behind, and says what could be. To be asked behind all others. They end the
 * execution, whatever Retry and Catch say: what is missing is no failure of the application's. Thread-safe.
 */
public final class UnservedTasks implements TaskExecutor {
    private final Application application;
    private final boolean haveWorkers;
    private final Function<TaskResource, String> furtherRemedies;

    /**
     * @param haveWorkers whether activities may have workers that nobody knows of, so that they are left to those
     * @param furtherRemedies sentences, each with a space before it, on what the command at hand could do besides
     */
    public UnservedTasks(Application application, boolean haveWorkers, Function<TaskResource, String> furtherRemedies) {
        this.application = application;
        this.haveWorkers = haveWorkers;
        this.furtherRemedies = furtherRemedies;
    }

    @Override
    public boolean supports(TaskRequest request) {
        // The engine itself does calls of Step Functions, such as nested executions, when it has asked all others.
        if (request.resource() instanceof TaskResource.ServiceCall call) {
            return !call.service().equals("states") && !call.service().equals("sfn");
        }
        return !(haveWorkers && request.resource() instanceof TaskResource.Activity);
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        listener.unusable(
                ComponentName.of(request.resource(), request.parameters().tree())
                                .map(this::ofComponent)
                                .orElseGet(() -> ofService(request.resource()))
                        + furtherRemedies.apply(request.resource()));
    }

    private String ofComponent(ComponentName component) {
        String role = component.role().name().toLowerCase(Locale.ROOT);
        String name = component.name();
        boolean isFunction = component.role() == ComponentName.Role.FUNCTIONS;
        return "Nothing is behind the " + (isFunction ? "function" : "activity") + " '" + name + "': "
                + (isFunction ? "give its image by `--image " + name + "=IMAGE`, or " : "") + "put `" + role + "."
                + name
                + "` with `image`, `build` or `command` into loveless.yaml."
                + Suggestion.closest(name, component.configured(application))
                        .map(close -> " There is `" + role + "." + close + "`: did you mean that one?")
                        .orElse("");
    }

    private static String ofService(TaskResource resource) {
        String called = Optional.of(resource)
                .filter(TaskResource.ServiceCall.class::isInstance)
                .map(TaskResource.ServiceCall.class::cast)
                .map(call -> (call.awsSdk() ? "aws-sdk:" : "") + call.service() + ":" + call.action()
                        + call.pattern().suffix())
                .orElseGet(resource::arn);
        return "Loveless does not do " + called + ": give its answers by `--mock-config`.";
    }
}
