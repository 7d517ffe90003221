package dev.loveless.docker.job;

import static dev.loveless.docker.job.AwsAnswers.array;
import static dev.loveless.docker.job.AwsAnswers.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@code ecs:runTask}: a task definition is a job of the same name (family). */
final class EcsRunTask implements JobService {
    private static final int UNITS_OF_A_CPU = 1_024;
    private static final int MEGABYTES_OF_A_GIGABYTE = 1_024;

    /** Of one call (documented). */
    private static final int MOST_TASKS = 10;

    private final Workshop workshop;
    private final Application application;
    private final JobDefinitions definitions;

    EcsRunTask(Workshop workshop) {
        this.workshop = workshop;
        this.application = workshop.application();
        this.definitions = new JobDefinitions(application);
    }

    @Override
    public boolean serves(TaskResource.ServiceCall call) {
        return call.service().equals("ecs") && call.action().equals("runTask");
    }

    private static TaskException refusal(String exception, String message) {
        return AwsAnswers.refusal("ECS", "AmazonECS", exception, message);
    }

    @Override
    public Submission submit(TaskRequest request) throws TaskException, ServiceParameters.Unusable {
        ServiceParameters parameters =
                new ServiceParameters(request.parameters().tree());
        String reference = parameters
                .text("TaskDefinition")
                .orElseThrow(() -> refusal("InvalidParameterException", "Task definition cannot be empty."));
        Optional<Named> definition = definitions.find(reference);
        if (definition.isEmpty()) {
            throw refusal("ClientException", "TaskDefinition not found. " + definitions.remedy(family(reference)));
        }
        int count = parameters.integer("Count").orElse(1);
        if (count < 1 || count > MOST_TASKS) {
            throw refusal("InvalidParameterException", "Count must be between 1 and " + MOST_TASKS + ".");
        }
        boolean sync = ((TaskResource.ServiceCall) request.resource()).pattern() == IntegrationPattern.SYNC;
        if (sync && count > 1) {
            throw refusal("InvalidParameterException", "Count must be 1 where the task's end is waited for.");
        }
        ServiceParameters own = containerOverrides(parameters.object("Overrides"), definition.get());
        Component component = overrides(parameters.object("Overrides"), own)
                .applyTo(definition.get().job().component());
        List<EcsTask> tasks = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String container = own.text("Name").orElse(definition.get().name());
            tasks.add(new EcsTask(application, request, parameters, definition.get(), component, container, sync));
        }
        return new Taken(request, definition.get(), component, tasks);
    }

    private static String family(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
    }

    /** Those of the only container that there is here: the one called like the job, or else the first. */
    private ServiceParameters containerOverrides(ServiceParameters overrides, Named definition)
            throws ServiceParameters.Unusable {
        List<ServiceParameters> all = overrides.objects("ContainerOverrides");
        if (all.isEmpty()) {
            return new ServiceParameters(object());
        }
        ServiceParameters own = all.get(0);
        for (ServiceParameters some : all) {
            if (some.text("Name").orElse("").equals(definition.name())) {
                own = some;
            }
        }
        if (all.size() > 1) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("Task definition '" + definition.name()
                            + "' has one container here; of its container overrides those for '"
                            + own.text("Name").orElse("") + "' are used."));
        }
        return own;
    }

    private static Overrides overrides(ServiceParameters task, ServiceParameters container)
            throws ServiceParameters.Unusable {
        OptionalInt memory = container.integer("Memory");
        OptionalDouble units = container.number("Cpu");
        OptionalInt gpus = OptionalInt.empty();
        for (ServiceParameters requirement : container.objects("ResourceRequirements")) {
            if (requirement.text("Type").orElse("").equals("GPU")) {
                gpus = requirement.integer("Value");
            }
        }
        if (memory.isEmpty()) {
            OptionalDouble ofTask = quantity(task.text("Memory"), "Memory", "GB", MEGABYTES_OF_A_GIGABYTE);
            memory = ofTask.isPresent() ? OptionalInt.of((int) ofTask.getAsDouble()) : memory;
        }
        if (units.isEmpty()) {
            units = quantity(task.text("Cpu"), "Cpu", "VCPU", UNITS_OF_A_CPU);
        }
        return new Overrides(
                List.of(),
                container.texts("Command"),
                Optional.empty(),
                container.pairs("Environment", "Name", "Value"),
                memory,
                units.isPresent() && units.getAsDouble() > 0
                        ? OptionalDouble.of(units.getAsDouble() / UNITS_OF_A_CPU)
                        : OptionalDouble.empty(),
                gpus);
    }

    /** {@code 512} or, with a unit, {@code 0.5 GB} (documented). */
    private static OptionalDouble quantity(Optional<String> text, String field, String unit, int factor)
            throws ServiceParameters.Unusable {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        String upper = text.get().strip().toUpperCase(Locale.ROOT);
        boolean hasUnit = upper.endsWith(unit);
        try {
            double number = Double.parseDouble(
                    hasUnit ? upper.substring(0, upper.length() - unit.length()).strip() : upper);
            return OptionalDouble.of(hasUnit ? number * factor : number);
        } catch (NumberFormatException e) {
            throw new ServiceParameters.Unusable(field, "a number of units, or of " + unit);
        }
    }

    private final class Taken implements Submission {
        private final TaskRequest request;
        private final Named definition;
        private final Component component;
        private final List<EcsTask> tasks;

        Taken(TaskRequest request, Named definition, Component component, List<EcsTask> tasks) {
            this.request = request;
            this.definition = definition;
            this.component = component;
            this.tasks = tasks;
        }

        @Override
        public Component component() {
            return component;
        }

        @Override
        public Plan plan(Optional<Fault> fault) {
            Map<String, String> variables = new HashMap<>(JobDefinitions.surroundings(application, component));
            variables.put("AWS_EXECUTION_ENV", tasks.get(0).executionEnvironment());
            JobOrder order = new JobOrder(
                    component,
                    definition.job().stopTimeout(),
                    variables,
                    Optional.empty(),
                    JobOutput.NO_RESULT,
                    TaskReference.of(request),
                    fault);
            return new Plan(
                    tasks.size(),
                    1,
                    tasks.size(),
                    Scope.PART,
                    Optional.empty(),
                    end -> false,
                    (part, attempt) -> order);
        }

        @Override
        public JsonData response() {
            ObjectNode answer = object();
            answer.set("Failures", array());
            ArrayNode all = answer.putArray("Tasks");
            tasks.forEach(task -> all.add(task.provisioning()));
            return AwsAnswers.answer(answer, "application/x-amz-json-1.1");
        }

        @Override
        public JsonData description(List<Part> parts) {
            return AwsAnswers.description(
                    tasks.get(0).stopped(parts.get(0).last().end()));
        }
    }
}
