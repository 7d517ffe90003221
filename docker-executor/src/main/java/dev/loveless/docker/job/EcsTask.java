package dev.loveless.docker.job;

import static dev.loveless.docker.job.AwsAnswers.array;
import static dev.loveless.docker.job.AwsAnswers.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.job.JobDefinitions.Named;
import dev.loveless.docker.job.JobEnd.Trouble;
import dev.loveless.engine.task.TaskRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A task of ECS as its API describes it (shape recorded, on Fargate). */
final class EcsTask {
    /** What a task is given that says nothing, on Fargate (documented). */
    private static final String LEAST_CPU = "256";

    private static final String LEAST_MEMORY = "512";

    private static final int EPHEMERAL_GIGABYTES = 20;

    private final String arnPrefix;
    private final String region;
    private final String executionArn;
    private final Named definition;
    private final String containerName;
    private final String image;
    private final int gpus;
    private final String cpu;
    private final String memory;
    private final String cluster;
    private final String launchType;
    private final String group;
    private final boolean startedByStepFunctions;
    private final JsonNode overrides;
    private final JsonNode tags;
    private final boolean executable;
    private final String id = hexadecimal();
    private final Instant createdAt = Instant.now();

    EcsTask(
            Application application,
            TaskRequest request,
            ServiceParameters parameters,
            Named definition,
            Component component,
            String containerName,
            boolean sync)
            throws ServiceParameters.Unusable {
        this.arnPrefix = "arn:aws:ecs:" + application.region() + ":" + application.account() + ":";
        this.region = application.region();
        this.executionArn = request.execution().executionArn();
        this.definition = definition;
        this.containerName = containerName;
        this.image = JobDefinitions.image(component);
        this.gpus = Math.max(0, component.resources().gpus().count());
        this.cpu = component.resources().cpus().isPresent()
                ? String.valueOf(Math.round(component.resources().cpus().getAsDouble() * 1_024))
                : LEAST_CPU;
        this.memory = component.resources().memoryMegabytes().isPresent()
                ? String.valueOf(component.resources().memoryMegabytes().getAsInt())
                : LEAST_MEMORY;
        String named = parameters.text("Cluster").orElse("default");
        this.cluster = named.substring(named.lastIndexOf('/') + 1);
        this.launchType = parameters.text("LaunchType").orElse(isFargate(parameters) ? "FARGATE" : "EC2");
        this.group = parameters.text("Group").orElse("family:" + definition.name());
        this.startedByStepFunctions = sync;
        this.overrides = parameters.object("Overrides").json();
        this.tags = parameters.json().path("Tags").isArray() ? parameters.json().path("Tags") : array();
        this.executable = parameters.json().path("EnableExecuteCommand").asBoolean();
    }

    private static boolean isFargate(ServiceParameters parameters) throws ServiceParameters.Unusable {
        for (ServiceParameters item : parameters.objects("CapacityProviderStrategy")) {
            if (item.text("CapacityProvider").orElse("").startsWith("FARGATE")) {
                return true;
            }
        }
        return false;
    }

    private static String hexadecimal() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** {@code AWS_EXECUTION_ENV} (documented). */
    String executionEnvironment() {
        return launchType.equals("FARGATE") ? "AWS_ECS_FARGATE" : "AWS_ECS_EC2";
    }

    private String arn() {
        return arnPrefix + "task/" + cluster + "/" + id;
    }

    /** As RunTask answers it. */
    ObjectNode provisioning() {
        ObjectNode task = common(1);
        task.put("DesiredStatus", "RUNNING");
        task.put("LastStatus", "PROVISIONING");
        task.set("Containers", array(container("PENDING")));
        return task;
    }

    private ObjectNode common(int version) {
        ObjectNode task = object();
        task.set("Attachments", array());
        task.set("Attributes", array());
        task.put("AvailabilityZone", region + "a");
        task.put("ClusterArn", arnPrefix + "cluster/" + cluster);
        task.put("Cpu", cpu);
        task.put("CreatedAt", createdAt.toEpochMilli());
        task.put("EnableExecuteCommand", executable);
        task.putObject("EphemeralStorage").put("SizeInGiB", EPHEMERAL_GIGABYTES);
        task.put("Group", group);
        task.set("InferenceAccelerators", array());
        task.put("LaunchType", launchType);
        task.put("Memory", memory);
        task.set("Overrides", describedOverrides());
        if (launchType.equals("FARGATE")) {
            task.put("PlatformFamily", "Linux");
            task.put("PlatformVersion", "1.4.0");
        }
        if (startedByStepFunctions) {
            task.put("StartedBy", "AWS Step Functions");
        }
        task.set("Tags", tags);
        task.put("TaskArn", arn());
        task.put("TaskDefinitionArn", arnPrefix + "task-definition/" + definition.text());
        task.put("Version", version);
        return task;
    }

    private ObjectNode describedOverrides() {
        ObjectNode described = object();
        if (overrides.isObject()) {
            described.setAll((ObjectNode) overrides);
        }
        if (!described.has("ContainerOverrides")) {
            described.set("ContainerOverrides", array(object().put("Name", containerName)));
        }
        described.set("InferenceAcceleratorOverrides", array());
        return described;
    }

    private ObjectNode container(String status) {
        ObjectNode container = object();
        container.put("ContainerArn", arnPrefix + "container/" + cluster + "/" + id + "/" + UUID.randomUUID());
        container.put("Cpu", "0");
        ArrayNode ids = container.putArray("GpuIds");
        for (int number = 0; number < gpus; number++) {
            ids.add(String.valueOf(number));
        }
        container.put("Image", image);
        container.put("LastStatus", status);
        container.set("ManagedAgents", array());
        container.put("Name", containerName);
        container.set("NetworkBindings", array());
        container.set("NetworkInterfaces", array());
        container.put("TaskArn", arn());
        return container;
    }

    /** As DescribeTasks tells of it in the end. */
    ObjectNode stopped(JobEnd end) {
        long stoppedAt = end.stoppedAt().toEpochMilli();
        ObjectNode task = common(end.startedAt().isPresent() ? 5 : 3);
        task.put("Connectivity", "CONNECTED");
        task.put("ConnectivityAt", createdAt.toEpochMilli());
        task.put("DesiredStatus", "STOPPED");
        task.put("ExecutionStoppedAt", stoppedAt);
        task.put("LastStatus", "STOPPED");
        task.put("PullStartedAt", createdAt.toEpochMilli());
        task.put("PullStoppedAt", end.startedAt().orElse(end.stoppedAt()).toEpochMilli());
        end.startedAt().ifPresent(moment -> task.put("StartedAt", moment.toEpochMilli()));
        task.put("StopCode", stopCode(end));
        task.put("StoppedAt", stoppedAt);
        task.put("StoppedReason", stoppedReason(end));
        task.put("StoppingAt", stoppedAt);
        ObjectNode container = container("STOPPED");
        end.startedAt().ifPresent(moment -> container.put("RuntimeId", id + "-" + moment.getEpochSecond()));
        if (end.hasExitCode()) {
            container.put("ExitCode", end.exitCode());
        }
        reason(end).ifPresent(reason -> container.put("Reason", reason));
        task.set("Containers", array(container));
        return task;
    }

    private static String stopCode(JobEnd end) {
        if (end.stopped()) {
            return "UserInitiated";
        }
        if (end.trouble().isEmpty()) {
            return "EssentialContainerExited";
        }
        // What ECS says of a task whose host is gone (inferred).
        return end.startedAt().isPresent() ? "TerminationNotice" : "TaskFailedToStart";
    }

    private String stoppedReason(JobEnd end) {
        if (end.stopped()) {
            return "The Task state in AWS Step Functions execution [" + executionArn
                    + "] which was managing this resource was aborted";
        }
        return reason(end).filter(reason -> end.trouble().isPresent()).orElse("Essential container in task exited");
    }

    /** What ECS and Batch say of a container that did not exit by itself (documented beginnings). */
    static Optional<String> reason(JobEnd end) {
        if (end.outOfMemory()) {
            return Optional.of("OutOfMemoryError: Container killed due to memory usage");
        }
        return end.trouble().map(trouble -> prefix(trouble, end) + ": " + trouble.message());
    }

    private static String prefix(Trouble trouble, JobEnd end) {
        return switch (trouble.kind()) {
            case NO_IMAGE -> "CannotPullContainerError";
            case UNAVAILABLE -> end.startedAt().isPresent() ? "Host terminated" : "ResourceInitializationError";
            case NO_GPU, NOT_STARTED, REFUSED -> "CannotStartContainerError";
        };
    }
}
