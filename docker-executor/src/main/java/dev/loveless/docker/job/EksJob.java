package dev.loveless.docker.job;

import static dev.loveless.docker.job.AwsAnswers.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.docker.job.PlannedJob.Attempt;
import dev.loveless.docker.job.PlannedJob.Part;
import dev.loveless.engine.data.JsonData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** A Kubernetes job as an API server of EKS describes it (members documented by Kubernetes; wrapping inferred). */
final class EksJob {
    /** Of Kubernetes (documented). */
    private static final int DEFAULT_BACKOFF_LIMIT = 6;

    private static final int SUFFIX = 5;

    /** Of a cause. */
    private static final int LONGEST_CAUSE = 32_768;

    private final JsonNode written;
    private final String configuredName;
    private final String name;
    private final String namespace;
    private final String containerName;
    private final int completions;
    private final int parallelism;
    private final int backoffLimit;
    private final OptionalInt activeDeadlineSeconds;
    private final boolean indexed;
    private final boolean retrievesLogs;
    private final boolean rawLogs;
    private final String uid = UUID.randomUUID().toString();
    private final Instant createdAt = Instant.now();

    EksJob(ServiceParameters call, JsonNode written) throws ServiceParameters.Unusable {
        this.written = written;
        ServiceParameters job = new ServiceParameters(written);
        ServiceParameters metadata = job.object("metadata");
        ServiceParameters specification = job.object("spec");
        this.completions = Math.max(1, specification.integer("completions").orElse(1));
        this.parallelism = Math.max(1, specification.integer("parallelism").orElse(1));
        this.backoffLimit = Math.max(0, specification.integer("backoffLimit").orElse(DEFAULT_BACKOFF_LIMIT));
        this.activeDeadlineSeconds = specification.integer("activeDeadlineSeconds");
        this.indexed = specification.text("completionMode").orElse("").equals("Indexed");
        String prefix = metadata.text("generateName").orElse("job-");
        this.configuredName = metadata.text("name").orElse(prefix.replaceFirst("-$", ""));
        this.name = metadata.text("name").orElseGet(() -> prefix + suffix());
        this.namespace =
                call.text("Namespace").orElse(metadata.text("namespace").orElse("default"));
        ServiceParameters container = specification
                .object("template")
                .object("spec")
                .objects("containers")
                .get(0);
        this.containerName = container.text("name").orElse("main");
        ServiceParameters logs = call.object("LogOptions");
        this.retrievesLogs = logs.json().path("RetrieveLogs").asBoolean();
        this.rawLogs = logs.json().path("RawLogs").asBoolean();
    }

    private static String suffix() {
        return UUID.randomUUID().toString().substring(0, SUFFIX);
    }

    /** What a job of the configuration is called that stands for it. */
    String configuredName() {
        return configuredName;
    }

    int completions() {
        return completions;
    }

    int parallelism() {
        return parallelism;
    }

    int backoffLimit() {
        return backoffLimit;
    }

    OptionalInt activeDeadlineSeconds() {
        return activeDeadlineSeconds;
    }

    boolean isIndexed() {
        return indexed;
    }

    boolean retrievesLogs() {
        return retrievesLogs;
    }

    /** The answer to its creation. */
    JsonData created() {
        ObjectNode answer = object();
        answer.putObject("Headers").putArray("Content-Type").add("application/json");
        ObjectNode body = described();
        body.putObject("status");
        answer.set("ResponseBody", body);
        answer.put("StatusCode", 201);
        answer.put("StatusText", "Created");
        return JsonData.of(answer);
    }

    private ObjectNode described() {
        ObjectNode job = object();
        job.put("apiVersion", written.path("apiVersion").asText("batch/v1"));
        job.put("kind", written.path("kind").asText("Job"));
        ObjectNode metadata =
                written.path("metadata").isObject() ? ((ObjectNode) written.path("metadata")).deepCopy() : object();
        metadata.put("creationTimestamp", time(createdAt));
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        metadata.put("uid", uid);
        job.set("metadata", metadata);
        job.set("spec", written.path("spec"));
        return job;
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The job with its status, and the logs of its pods if they were asked for. */
    JsonData ended(List<Part> parts) {
        ObjectNode job = described();
        job.set("status", status(parts));
        ObjectNode withoutLogs = job.deepCopy();
        if (retrievesLogs) {
            job.set("logs", logs(parts));
        }
        boolean succeeded = parts.stream().allMatch(Part::succeeded);
        JsonData whole = JsonData.of(job);
        // What does not fit into a cause would be cut, and be no JSON any more.
        return succeeded || whole.text().length() <= LONGEST_CAUSE ? whole : JsonData.of(withoutLogs);
    }

    private ObjectNode status(List<Part> parts) {
        Instant end = parts.stream()
                .map(part -> part.last().end().stoppedAt())
                .max(Comparator.naturalOrder())
                .orElse(createdAt);
        long failed = parts.stream()
                .flatMap(part -> part.attempts().stream())
                .filter(attempt -> !attempt.succeeded())
                .count();
        long good = parts.stream().filter(Part::succeeded).count();
        ObjectNode status = object();
        boolean complete = good == parts.size();
        ObjectNode condition = status.putArray("conditions").addObject();
        condition.put("lastProbeTime", time(end));
        condition.put("lastTransitionTime", time(end));
        condition.put("status", "True");
        condition.put("type", complete ? "Complete" : "Failed");
        if (complete) {
            status.put("completionTime", time(end));
        } else {
            explain(condition, parts);
        }
        status.put("startTime", time(createdAt));
        if (good > 0) {
            status.put("succeeded", good);
        }
        if (failed > 0) {
            status.put("failed", failed);
        }
        return status;
    }

    private static void explain(ObjectNode condition, List<Part> parts) {
        List<Attempt> failed =
                parts.stream().filter(part -> !part.succeeded()).map(Part::last).toList();
        boolean late = failed.stream().anyMatch(Attempt::timedOut);
        condition.put("reason", late ? "DeadlineExceeded" : "BackoffLimitExceeded");
        condition.put(
                "message",
                late
                        ? "Job was active longer than specified deadline"
                        : "Job has reached the specified backoff limit: "
                                + decisive(failed).end().description());
    }

    /** One that failed by itself, rather than of those that were stopped for it. */
    private static Attempt decisive(List<Attempt> failed) {
        return failed.stream()
                .filter(attempt -> !attempt.wasStopped())
                .findFirst()
                .orElse(failed.get(0));
    }

    private ObjectNode logs(List<Part> parts) {
        ObjectNode logs = object();
        ObjectNode pods = logs.putObject("pods");
        for (Part part : parts) {
            for (Attempt attempt : part.attempts()) {
                pods.putObject(name + "-" + suffix())
                        .putObject("containers")
                        .putObject(containerName)
                        .set("log", log(attempt.end().output().log()));
            }
        }
        return logs;
    }

    /** Parsed, if it is JSON and that was not forbidden (documented). */
    private JsonNode log(String text) {
        JsonNode asText = object().textNode(text);
        return rawLogs ? asText : JsonData.parse(text).map(JsonData::tree).orElse(asText);
    }
}
