package dev.loveless.docker.service;

import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls services that somebody else runs: tasks that ask for an answer, and those that wait for a task token once the
 * service was called. Jobs are not waited for ({@code .sync}). Thread-safe; no thread waits for an answer.
 */
public final class ServiceEndpointExecutor implements TaskExecutor {
    private final Map<AwsService, URI> endpoints = new EnumMap<>(AwsService.class);
    private final Predicate<TaskRequest> othersDo;
    private final EndpointCalls calls = new EndpointCalls();

    /**
     * @param endpoints by the services' names in {@code aws-sdk} integrations; those that cannot be called are left out
     * @param othersDo which tasks are not to be sent there
     */
    public ServiceEndpointExecutor(Map<String, URI> endpoints, Predicate<TaskRequest> othersDo) {
        endpoints.forEach(
                (name, endpoint) -> AwsService.named(name).ifPresent(service -> this.endpoints.put(service, endpoint)));
        this.othersDo = othersDo;
    }

    /** Whether a call could be sent to an endpoint of its service, if there is one. */
    public static boolean canSend(ServiceCall call) {
        return service(call).isPresent();
    }

    private static Optional<AwsService> service(ServiceCall call) {
        boolean inTime = call.pattern() == IntegrationPattern.REQUEST_RESPONSE
                || call.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN;
        return AwsService.of(call)
                .filter(service -> inTime && service.protocol().speaks(ServiceMembers.upperFirst(call.action())));
    }

    @Override
    public boolean supports(TaskRequest task) {
        return task.resource() instanceof ServiceCall call
                && service(call).filter(endpoints::containsKey).isPresent()
                && !othersDo.test(task);
    }

    @Override
    public boolean worksElsewhere(TaskRequest task) {
        return !task.waitsForToken();
    }

    @Override
    public void start(TaskRequest task, TaskListener listener) {
        ServiceCall call = (ServiceCall) task.resource();
        AwsService service = service(call).orElseThrow();
        URI endpoint = endpoints.get(service);
        if (endpoint == null) {
            throw new IllegalArgumentException("There is no endpoint for " + call.arn());
        }
        if (!task.parameters().tree().isObject()) {
            listener.unusable("The Parameters '" + task.parameters().text()
                    + "' could not be used to start the Task: [They must be an OBJECT]");
            return;
        }
        ServiceTask started = new ServiceTask(service, call, task, listener);
        listener.started();
        calls.send(task, started.request(endpoint), listener, started::answered, started::unanswered);
    }

    @Override
    public void cancel(TaskRequest task) {
        calls.cancel(task);
    }
}
