package dev.loveless.docker.job;

import static dev.loveless.docker.job.AwsAnswers.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.job.JobDefinitions.Named;
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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code batch:submitJob}: a job definition is a job of the same name. */
final class BatchSubmitJob implements JobService {
    private static final Pattern REFERENCE = Pattern.compile("Ref::([A-Za-z0-9_.-]+)");

    /** Documented. */
    private static final int LARGEST_ARRAY = 10_000;

    /** How many children of an array run at the same time; on AWS the compute environment says it. */
    private static final int CHILDREN_AT_ONCE = 16;

    private static final List<String> OTHER_PLATFORMS = List.of("NodeOverrides", "EksPropertiesOverride");

    private final Workshop workshop;
    private final Application application;
    private final JobDefinitions definitions;

    BatchSubmitJob(Workshop workshop) {
        this.workshop = workshop;
        this.application = workshop.application();
        this.definitions = new JobDefinitions(application);
    }

    @Override
    public boolean serves(TaskResource.ServiceCall call) {
        return call.service().equals("batch") && call.action().equals("submitJob");
    }

    private static TaskException refusal(String message) {
        return AwsAnswers.refusal("Batch", "AWSBatch", "ClientException", message);
    }

    @Override
    public Submission submit(TaskRequest request) throws TaskException, ServiceParameters.Unusable {
        ServiceParameters parameters =
                new ServiceParameters(request.parameters().tree());
        for (String field : List.of("JobDefinition", "JobName", "JobQueue")) {
            if (parameters.text(field).orElse("").isEmpty()) {
                throw refusal("Error executing request, Exception : " + field + " must be provided.");
            }
        }
        for (String field : OTHER_PLATFORMS) {
            if (parameters.has(field)) {
                throw refusal(field + " is for jobs of several nodes or of EKS, which Loveless does not run.");
            }
        }
        String reference = parameters.text("JobDefinition").orElseThrow();
        Optional<Named> definition = definitions.find(reference);
        if (definition.isEmpty()) {
            String name = reference.substring(reference.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
            throw refusal("JobDefinition name " + name + " does not exist or is not in ACTIVE status. "
                    + definitions.remedy(name));
        }
        OptionalInt size = parameters.object("ArrayProperties").integer("Size");
        if (size.isPresent() && (size.getAsInt() < 2 || size.getAsInt() > LARGEST_ARRAY)) {
            throw refusal("Error executing request, Exception : Array size must be between 2 and " + LARGEST_ARRAY
                    + ", but is " + size.getAsInt() + ".");
        }
        if (!parameters.objects("DependsOn").isEmpty()) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("State '" + request.state()
                            + "': DependsOn of a Batch job is not waited for; put the jobs into an order by states."));
        }
        boolean sync = ((TaskResource.ServiceCall) request.resource()).pattern() == IntegrationPattern.SYNC;
        ServiceParameters container = parameters.object("ContainerOverrides");
        Component overridden =
                overrides(container).applyTo(definition.get().job().component());
        Component component = withParameters(overridden, parameters.map("Parameters"));
        BatchJob job = new BatchJob(application, parameters, definition.get(), component, size);
        return new Taken(request, definition.get(), component, job, sync);
    }

    private static Overrides overrides(ServiceParameters container) throws ServiceParameters.Unusable {
        OptionalInt memory = container.integer("Memory");
        OptionalDouble cpus = container.number("Vcpus");
        OptionalInt gpus = OptionalInt.empty();
        for (ServiceParameters requirement : container.objects("ResourceRequirements")) {
            switch (requirement.text("Type").orElse("")) {
                case "GPU" -> gpus = requirement.integer("Value");
                case "MEMORY" -> memory = requirement.integer("Value");
                case "VCPU" -> cpus = requirement.number("Value");
                default -> throw new ServiceParameters.Unusable("Type", "GPU, MEMORY or VCPU");
            }
        }
        return new Overrides(
                List.of(),
                container.texts("Command"),
                Optional.empty(),
                container.pairs("Environment", "Name", "Value"),
                memory,
                cpus,
                gpus);
    }

    /** Puts parameters in for {@code Ref::name} in the command; what has no parameter stays as it is. */
    private static Component withParameters(Component component, Map<String, String> parameters) {
        List<String> command = component.command().stream()
                .map(word -> REFERENCE.matcher(word).replaceAll(reference -> value(reference, parameters)))
                .toList();
        Overrides replacing = new Overrides(
                List.of(),
                command,
                Optional.empty(),
                Map.of(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
        return replacing.applyTo(component);
    }

    private static String value(MatchResult reference, Map<String, String> parameters) {
        return Matcher.quoteReplacement(parameters.getOrDefault(reference.group(1), reference.group()));
    }

    private final class Taken implements Submission {
        private final TaskRequest request;
        private final Named definition;
        private final Component component;
        private final BatchJob job;
        private final boolean sync;

        Taken(TaskRequest request, Named definition, Component component, BatchJob job, boolean sync) {
            this.request = request;
            this.definition = definition;
            this.component = component;
            this.job = job;
            this.sync = sync;
        }

        @Override
        public Component component() {
            return component;
        }

        @Override
        public Plan plan(Optional<Fault> fault) {
            Optional<Duration> timeout = job.timeoutSeconds().isPresent()
                    ? Optional.of(Duration.ofSeconds(job.timeoutSeconds().getAsInt()))
                    : Optional.empty();
            return new Plan(
                    job.size().orElse(1),
                    job.retry().attempts(),
                    CHILDREN_AT_ONCE,
                    Scope.PART,
                    timeout,
                    job.retry()::triesAgain,
                    (part, attempt) -> order(part, attempt, attempt == 0 ? fault : Optional.empty()));
        }

        private JobOrder order(int part, int attempt, Optional<Fault> fault) {
            Map<String, String> variables = new HashMap<>(JobDefinitions.surroundings(application, component));
            variables.putAll(job.environment(part, attempt));
            if (sync) {
                variables.put("MANAGED_BY_AWS", "STARTED_BY_STEP_FUNCTIONS");
            }
            return new JobOrder(
                    component,
                    definition.job().stopTimeout(),
                    variables,
                    Optional.empty(),
                    JobOutput.NO_RESULT,
                    TaskReference.of(request),
                    fault);
        }

        @Override
        public JsonData response() {
            ObjectNode answer = object();
            answer.put("JobArn", job.arn());
            answer.put("JobId", job.id());
            answer.put("JobName", job.name());
            return AwsAnswers.answer(answer, "application/json");
        }

        @Override
        public JsonData description(List<Part> parts) {
            return AwsAnswers.description(job.described(parts, sync));
        }
    }
}
