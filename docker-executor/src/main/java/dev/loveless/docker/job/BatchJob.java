package dev.loveless.docker.job;

import static dev.loveless.docker.job.AwsAnswers.array;
import static dev.loveless.docker.job.AwsAnswers.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.job.JobDefinitions.Named;
import dev.loveless.docker.job.PlannedJob.Attempt;
import dev.loveless.docker.job.PlannedJob.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;

/** A job of Batch as its API describes it (documented). */
final class BatchJob {
    private static final String COMPUTE_ENVIRONMENT = "loveless";

    private final String region;
    private final String account;
    private final String id = UUID.randomUUID().toString();
    private final long createdAt = System.currentTimeMillis();
    private final String name;
    private final String queue;
    private final Named definition;
    private final Component component;
    private final OptionalInt size;
    private final OptionalInt timeoutSeconds;
    private final BatchRetry retry;
    private final ServiceParameters parameters;
    private final Map<String, String> substitutions;

    /** @param size of an array job */
    BatchJob(
            Application application,
            ServiceParameters parameters,
            Named definition,
            Component component,
            OptionalInt size)
            throws ServiceParameters.Unusable {
        this.region = application.region();
        this.account = application.account();
        this.name = parameters.text("JobName").orElseThrow();
        this.queue = parameters.text("JobQueue").orElseThrow();
        this.definition = definition;
        this.component = component;
        this.size = size;
        this.timeoutSeconds = parameters.object("Timeout").integer("AttemptDurationSeconds");
        this.retry = BatchRetry.of(parameters.object("RetryStrategy"));
        this.parameters = parameters;
        this.substitutions = parameters.map("Parameters");
    }

    private String arn(String kind, String what) {
        return "arn:aws:batch:" + region + ":" + account + ":" + kind + "/" + what;
    }

    String arn() {
        return arn("job", id);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    OptionalInt size() {
        return size;
    }

    BatchRetry retry() {
        return retry;
    }

    OptionalInt timeoutSeconds() {
        return timeoutSeconds;
    }

    /** What a container is told of itself (documented). */
    Map<String, String> environment(int part, int attempt) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_BATCH_JOB_ID", size.isPresent() ? id + ":" + part : id);
        variables.put("AWS_BATCH_JQ_NAME", queue.substring(queue.lastIndexOf('/') + 1));
        variables.put("AWS_BATCH_JOB_ATTEMPT", String.valueOf(attempt + 1));
        variables.put("AWS_BATCH_CE_NAME", COMPUTE_ENVIRONMENT);
        if (size.isPresent()) {
            variables.put("AWS_BATCH_JOB_ARRAY_INDEX", String.valueOf(part));
            variables.put("AWS_BATCH_JOB_ARRAY_SIZE", String.valueOf(size.getAsInt()));
        }
        return variables;
    }

    /** What Batch says of a container's end in general (documented). */
    static String statusReason(JobEnd end) {
        if (end.trouble().isEmpty()) {
            return "Essential container in task exited";
        }
        return end.startedAt().isPresent() ? EcsTask.reason(end).orElse("") : "Task failed to start";
    }

    private static String statusReason(Attempt attempt) {
        return attempt.timedOut() ? "Job attempt duration exceeded timeout" : statusReason(attempt.end());
    }

    /** As DescribeJobs tells of it in the end. */
    ObjectNode described(List<Part> parts, boolean sync) {
        ObjectNode job = object();
        job.put("CreatedAt", createdAt);
        job.set(
                "DependsOn",
                parameters.json().path("DependsOn").isArray()
                        ? parameters.json().path("DependsOn")
                        : array());
        job.set("EksAttempts", array());
        job.put("IsCancelled", false);
        job.put("IsTerminated", parts.stream().anyMatch(part -> part.last().wasStopped()));
        job.put("JobArn", arn());
        job.put("JobDefinition", arn("job-definition", definition.text()));
        job.put("JobId", id);
        job.put("JobName", name);
        job.put("JobQueue", queue.startsWith("arn:") ? queue : arn("job-queue", queue));
        job.set("Parameters", texts(substitutions));
        job.set("PlatformCapabilities", array());
        job.put("PropagateTags", parameters.json().path("PropagateTags").asBoolean());
        ObjectNode strategy = job.putObject("RetryStrategy");
        strategy.put("Attempts", retry.attempts());
        strategy.set("EvaluateOnExit", array());
        job.set(
                "Tags",
                parameters.json().path("Tags").isObject() ? parameters.json().path("Tags") : object());
        if (timeoutSeconds.isPresent()) {
            job.putObject("Timeout").put("AttemptDurationSeconds", timeoutSeconds.getAsInt());
        }
        boolean succeeded = parts.stream().allMatch(Part::succeeded);
        job.put("Status", succeeded ? "SUCCEEDED" : "FAILED");
        parts.stream()
                .flatMap(part -> part.attempts().get(0).end().startedAt().stream())
                .min(Comparator.naturalOrder())
                .ifPresent(moment -> job.put("StartedAt", moment.toEpochMilli()));
        parts.stream()
                .map(part -> part.last().end().stoppedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(moment -> job.put("StoppedAt", moment.toEpochMilli()));
        if (size.isPresent()) {
            describeArray(job, parts, succeeded);
        } else {
            describeContainer(job, parts.get(0), sync);
        }
        return job;
    }

    private void describeArray(ObjectNode job, List<Part> parts, boolean succeeded) {
        long failed = parts.stream().filter(part -> !part.succeeded()).count();
        job.set("Attempts", array());
        ObjectNode properties = job.putObject("ArrayProperties");
        properties.put("Size", size.getAsInt());
        ObjectNode summary = properties.putObject("StatusSummary");
        for (String status : List.of("PENDING", "RUNNABLE", "RUNNING", "STARTING", "SUBMITTED")) {
            summary.put(status, 0);
        }
        summary.put("FAILED", failed);
        summary.put("SUCCEEDED", parts.size() - failed);
        if (!succeeded) {
            job.put("StatusReason", "Array Child Job failed");
        }
    }

    private void describeContainer(ObjectNode job, Part part, boolean sync) {
        ArrayNode attempts = job.putArray("Attempts");
        for (Attempt attempt : part.attempts()) {
            ObjectNode described = attempts.addObject();
            ObjectNode container = described.putObject("Container");
            describeEnd(container, attempt);
            container.set("NetworkInterfaces", array());
            attempt.end().startedAt().ifPresent(moment -> described.put("StartedAt", moment.toEpochMilli()));
            described.put("StatusReason", statusReason(attempt));
            described.put("StoppedAt", attempt.end().stoppedAt().toEpochMilli());
        }
        job.put("StatusReason", statusReason(part.last()));
        ObjectNode container = job.putObject("Container");
        ArrayNode command = container.putArray("Command");
        component.command().forEach(command::add);
        container.set("Environment", variables(sync));
        container.put("Image", JobDefinitions.image(component));
        container.set("MountPoints", array());
        container.set("NetworkInterfaces", array());
        container.set("ResourceRequirements", requirements());
        container.set("Secrets", array());
        container.set("Ulimits", array());
        container.set("Volumes", array());
        describeEnd(container, part.last());
    }

    private void describeEnd(ObjectNode container, Attempt attempt) {
        if (attempt.end().hasExitCode()) {
            container.put("ExitCode", attempt.end().exitCode());
        }
        EcsTask.reason(attempt.end()).ifPresent(reason -> container.put("Reason", reason));
        container.put("LogStreamName", definition.name() + "/default/" + id);
        container.put("TaskArn", "arn:aws:ecs:" + region + ":" + account + ":task/" + COMPUTE_ENVIRONMENT + "/" + id);
    }

    /** Those of the component and of the call, as they are no secret to either. */
    private ArrayNode variables(boolean sync) {
        Map<String, String> all = new TreeMap<>(component.environment());
        if (sync) {
            all.put("MANAGED_BY_AWS", "STARTED_BY_STEP_FUNCTIONS");
        }
        ArrayNode variables = array();
        all.forEach((key, value) -> variables.addObject().put("Name", key).put("Value", value));
        return variables;
    }

    private ArrayNode requirements() {
        ArrayNode requirements = array();
        if (component.resources().gpus().count() > 0) {
            requirements
                    .addObject()
                    .put("Type", "GPU")
                    .put("Value", String.valueOf(component.resources().gpus().count()));
        }
        if (component.resources().memoryMegabytes().isPresent()) {
            requirements
                    .addObject()
                    .put("Type", "MEMORY")
                    .put(
                            "Value",
                            String.valueOf(
                                    component.resources().memoryMegabytes().getAsInt()));
        }
        if (component.resources().cpus().isPresent()) {
            String cpus = String.valueOf(component.resources().cpus().getAsDouble());
            requirements.addObject().put("Type", "VCPU").put("Value", cpus.replaceFirst("\\.0$", ""));
        }
        return requirements;
    }

    private static ObjectNode texts(Map<String, String> map) {
        ObjectNode texts = object();
        map.forEach(texts::put);
        return texts;
    }
}
