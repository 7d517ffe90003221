package dev.loveless.docker.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.job.PlannedJob.Part;
import dev.loveless.docker.job.PlannedJob.Plan;
import dev.loveless.docker.job.PlannedJob.Scope;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskException;
import dev.loveless.engine.task.TaskRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * {@code eks:runJob}: the first container of the Kubernetes job, as it is written; a configured job of the same name
 * takes its image's place and adds its settings.
 */
final class EksRunJob implements JobService {
    private final Workshop workshop;
    private final Application application;

    EksRunJob(Workshop workshop) {
        this.workshop = workshop;
        this.application = workshop.application();
    }

    @Override
    public boolean serves(TaskResource.ServiceCall call) {
        return call.service().equals("eks") && call.action().equals("runJob");
    }

    /** As an API server of Kubernetes refuses it. */
    private static TaskException refusal(String message) {
        return new TaskException(
                "EKS.422",
                AwsAnswers.object()
                        .put("apiVersion", "v1")
                        .put("code", 422)
                        .put("kind", "Status")
                        .put("message", message)
                        .put("reason", "Invalid")
                        .put("status", "Failure")
                        .toString());
    }

    @Override
    public Submission submit(TaskRequest request) throws TaskException, ServiceParameters.Unusable {
        ServiceParameters parameters =
                new ServiceParameters(request.parameters().tree());
        JsonNode written = job(parameters);
        List<ServiceParameters> containers = new ServiceParameters(written)
                .object("spec")
                .object("template")
                .object("spec")
                .objects("containers");
        if (containers.isEmpty()) {
            throw refusal("Job is invalid: spec.template.spec.containers: Required value");
        }
        EksJob job = new EksJob(parameters, written);
        ServiceParameters container = containers.get(0);
        Optional<Job> configured = Optional.ofNullable(application.jobs().get(job.configuredName()));
        Optional<String> image = container.text("image");
        if (configured.isEmpty() && image.isEmpty()) {
            throw refusal("Job is invalid: spec.template.spec.containers[0].image: Required value");
        }
        warnOfTheRest(request, written, containers.size());
        Job ran = configured.orElseGet(() ->
                Job.of(Component.of(job.configuredName(), new Source.Image(image.orElseThrow()), Isolation.FRESH)));
        return new Taken(request, ran, overrides(container).applyTo(ran.component()), job);
    }

    /** Given as an object or as its text. */
    private static JsonNode job(ServiceParameters parameters) throws ServiceParameters.Unusable {
        JsonNode given = parameters.json().path("Job");
        JsonNode job = given.isTextual()
                ? JsonData.parse(given.textValue()).map(JsonData::tree).orElse(given)
                : given;
        if (!job.isObject()) {
            throw new ServiceParameters.Unusable("Job", "an OBJECT");
        }
        return job;
    }

    private void warnOfTheRest(TaskRequest request, JsonNode job, int containers) {
        JsonNode pod = job.path("spec").path("template").path("spec");
        if (containers > 1 || pod.has("initContainers") || pod.has("volumes")) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("State '" + request.state()
                            + "': only the first container of the job's pod is run, without volumes."));
        }
    }

    private static Overrides overrides(ServiceParameters container) throws ServiceParameters.Unusable {
        ServiceParameters limits = container.object("resources").object("limits");
        Optional<String> memory = limits.text("memory");
        Optional<String> cpu = limits.text("cpu");
        return new Overrides(
                container.texts("command"),
                container.texts("args"),
                container.text("workingDir"),
                container.pairs("env", "name", "value"),
                memory.isPresent()
                        ? OptionalInt.of(KubernetesQuantity.megabytes("memory", memory.get()))
                        : OptionalInt.empty(),
                cpu.isPresent() ? OptionalDouble.of(KubernetesQuantity.of("cpu", cpu.get())) : OptionalDouble.empty(),
                limits.integer("nvidia.com/gpu"));
    }

    private final class Taken implements Submission {
        private final TaskRequest request;
        private final Job ran;
        private final Component component;
        private final EksJob job;

        Taken(TaskRequest request, Job ran, Component component, EksJob job) {
            this.request = request;
            this.ran = ran;
            this.component = component;
            this.job = job;
        }

        @Override
        public Component component() {
            return component;
        }

        @Override
        public Plan plan(Optional<Fault> fault) {
            return new Plan(
                    job.completions(),
                    job.backoffLimit() + 1,
                    job.parallelism(),
                    Scope.JOB,
                    job.activeDeadlineSeconds().isPresent()
                            ? Optional.of(Duration.ofSeconds(
                                    job.activeDeadlineSeconds().getAsInt()))
                            : Optional.empty(),
                    end -> true,
                    (part, attempt) -> order(part, attempt == 0 ? fault : Optional.empty()));
        }

        private JobOrder order(int part, Optional<Fault> fault) {
            Map<String, String> variables = new HashMap<>(JobDefinitions.surroundings(application, component));
            if (job.isIndexed()) {
                variables.put("JOB_COMPLETION_INDEX", String.valueOf(part));
            }
            return new JobOrder(
                    component,
                    ran.stopTimeout(),
                    variables,
                    Optional.empty(),
                    job.retrievesLogs() ? JobOutput.RESULT : JobOutput.NO_RESULT,
                    TaskReference.of(request),
                    fault);
        }

        @Override
        public JsonData response() {
            return job.created();
        }

        @Override
        public JsonData description(List<Part> parts) {
            return job.ended(parts);
        }
    }
}
