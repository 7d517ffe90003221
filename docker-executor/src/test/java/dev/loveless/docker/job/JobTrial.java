package dev.loveless.docker.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.EngineConnection;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Faults;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.data.JsonData;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** An application whose jobs are tried by real executions. */
final class JobTrial implements AutoCloseable {
    final Queue<ComponentEvent> events = new ConcurrentLinkedQueue<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Workshop.EngineSource engine;
    private Map<String, URI> endpoints = Map.of();
    private LovelessBuilder builder = Loveless.builder();
    private final Supplier<Jobs> jobsOfApplication;
    private Optional<Jobs> opened = Optional.empty();
    private Optional<Loveless> loveless = Optional.empty();

    JobTrial(EngineConnection connection) {
        this(() -> connection);
    }

    JobTrial(Workshop.EngineSource engine) {
        this.engine = engine;
        this.jobsOfApplication = () -> new Jobs(new Workshop(application(), this.engine, workers, timer, events::add));
    }

    JobTrial virtualTime() {
        builder = builder.virtualTime();
        return this;
    }

    JobTrial endpoints(Map<String, URI> value) {
        endpoints = value;
        return this;
    }

    JobTrial job(Job job) {
        jobs.put(job.component().name(), job);
        return this;
    }

    JobTrial job(String name, String image) {
        return job(Job.of(Component.of(name, new Source.Image(image), Isolation.FRESH)));
    }

    /** A component with the texts that tests have use for. */
    static Component component(String name, Source source, List<String> command, Map<String, String> environment) {
        return component(Component.of(name, source, Isolation.FRESH), command, environment, Faults.NONE);
    }

    static Component component(Component base, List<String> command, Map<String, String> environment, Faults faults) {
        return new Component(
                base.name(),
                base.source(),
                base.entryPoint(),
                command,
                base.workingDirectory(),
                base.user(),
                environment,
                base.resources(),
                base.isolation(),
                faults);
    }

    private Application application() {
        return new Application(
                "123456789012", "us-east-1", Map.of(), Map.of(), jobs, endpoints, Optional.empty(), Optional.empty());
    }

    Jobs jobs() {
        if (opened.isEmpty()) {
            opened = Optional.of(jobsOfApplication.get());
        }
        return opened.get();
    }

    Loveless loveless() {
        if (loveless.isEmpty()) {
            jobs().executors().forEach(builder::executor);
            loveless = Optional.of(builder.build());
        }
        return loveless.get();
    }

    /** Begins an execution of a machine of one Task state, {@code Work}. */
    Execution start(String resource, String fields, String input) {
        String definition = """
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", %s "End": true}}}
                """.formatted(resource, fields.isEmpty() ? "" : fields + ",");
        return loveless().stateMachine("Trial", definition).start(input);
    }

    Execution run(String resource, String fields, String input) {
        return start(resource, fields, input).await();
    }

    static List<String> causesOf(Execution execution) {
        return execution.history().stream()
                .filter(event -> event.type().typeName().endsWith("Failed"))
                .map(event -> event.detail("cause"))
                .toList();
    }

    static JsonNode output(Execution execution) {
        return tree(execution.output().orElseThrow());
    }

    static JsonNode tree(String text) {
        return JsonData.parse(text).orElseThrow().tree();
    }

    <E extends ComponentEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        loveless.ifPresent(Loveless::close);
        opened.ifPresent(Jobs::close);
        workers.shutdownNow();
        timer.shutdownNow();
    }
}
