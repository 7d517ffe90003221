package dev.loveless.benchmarks.components;

import dev.loveless.docker.Components;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Source;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.machine.ExecutionStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What Loveless adds to the work of components, each beside the Docker client alone in the same run. Needs an engine
 * and the images of {@code scripts/test-images}; started in the root of the checkout.
 */
public final class ComponentCosts {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:echo";

    private static final String FRESH_FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:fresh";
    private static final String NODE = "loveless-test/lambda-node";
    private static final String BUSYBOX = "loveless-test/busybox";
    private static final int AT_ONCE = 64;

    private final PrintStream out = System.out;
    private final BareEngine bare;
    private final Loveless loveless;

    private ComponentCosts(BareEngine bare, Loveless loveless) {
        this.bare = bare;
        this.loveless = loveless;
    }

    /** @param arguments the sections to run: warm, cold, job, many, load; all without */
    public static void main(String[] arguments) {
        List<String> sections =
                arguments.length == 0 ? List.of("warm", "cold", "job", "many", "load") : List.of(arguments);
        try (BareEngine bare = new BareEngine();
                Components components = Components.open(application(), event -> {});
                Loveless loveless = engine(components)) {
            ComponentCosts costs = new ComponentCosts(bare, loveless);
            sections.forEach(costs::measure);
        }
    }

    private void measure(String section) {
        switch (section) {
            case "warm" -> warmInvocation();
            case "cold" -> coldStart();
            case "job" -> oneJob();
            case "many" -> manyAtOnce();
            case "load" -> load();
            default -> throw new IllegalArgumentException("There is no section " + section);
        }
    }

    private static Application application() {
        Source node = new Source.Build(
                Path.of("docker-executor/src/test/images/lambda-node").toAbsolutePath(),
                "Dockerfile",
                Map.of(),
                Optional.empty(),
                NODE);
        Application empty = Application.empty("123456789012", "us-east-1");
        return new Application(
                empty.account(),
                empty.region(),
                Map.of(
                        "echo",
                        function("echo", node, Isolation.WARM),
                        "fresh",
                        function("fresh", node, Isolation.FRESH)),
                Map.of(),
                Map.of("true", job("true", List.of("true")), "sleep", job("sleep", List.of("sleep", "1"))),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static LambdaFunction function(String name, Source source, Isolation isolation) {
        LambdaFunction function = LambdaFunction.of(Component.of(name, source, isolation));
        return new LambdaFunction(
                function.component(),
                function.contract(),
                Duration.ofSeconds(60),
                function.concurrency(),
                function.idleTimeout(),
                function.aliases());
    }

    private static Job job(String name, List<String> command) {
        Component plain = Component.of(name, new Source.Image(BUSYBOX), Isolation.FRESH);
        return Job.of(new Component(
                name,
                plain.source(),
                plain.entryPoint(),
                command,
                plain.workingDirectory(),
                plain.user(),
                plain.environment(),
                plain.resources(),
                plain.isolation(),
                plain.faults()));
    }

    private static Loveless engine(Components components) {
        LovelessBuilder builder = Loveless.builder();
        components.executors().forEach(builder::executor);
        return builder.build();
    }

    private StateMachine oneTask(String name, String resource) {
        return loveless.stateMachine(
                name,
                "{\"StartAt\": \"Work\", \"States\": {\"Work\": {\"Type\": \"Task\", \"Resource\": \"" + resource
                        + "\", \"End\": true}}}");
    }

    private static void run(StateMachine machine, String input) {
        awaitSuccess(machine.start(input));
    }

    private static void awaitSuccess(Execution execution) {
        if (execution.await(Duration.ofMinutes(5)).status() != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException(execution.error() + " " + execution.cause());
        }
    }

    private void warmInvocation() {
        StateMachine machine = oneTask("Warm", FUNCTION);
        run(machine, "{}");
        String gateway = bare.gateway();
        try (BareRuntimeApi api = new BareRuntimeApi(gateway)) {
            String container = bare.create(NODE, runtimeApi(gateway, api), List.of());
            bare.start(container);
            Times ours = new Times();
            Times direct = new Times();
            for (int block = 0; block < 30; block++) {
                boolean counts = block >= 10;
                for (int i = 0; i < 100; i++) {
                    (counts ? direct : new Times()).measure(() -> api.invoke("{}"));
                }
                for (int i = 0; i < 100; i++) {
                    (counts ? ours : new Times()).measure(() -> run(machine, "{}"));
                }
            }
            bare.remove(container);
            show("a warm invocation as a task", ours, "the Runtime API alone", direct);
        }
    }

    private static Map<String, String> runtimeApi(String gateway, BareRuntimeApi api) {
        return Map.of("AWS_LAMBDA_RUNTIME_API", gateway + ":" + api.port());
    }

    private void coldStart() {
        StateMachine machine = oneTask("Cold", FRESH_FUNCTION);
        run(machine, "{}");
        String gateway = bare.gateway();
        Times ours = new Times();
        Times direct = new Times();
        int warm = bare.containersOfLoveless();
        for (int round = 0; round < 25; round++) {
            boolean counts = round >= 5;
            awaitContainers(warm);
            (counts ? ours : new Times()).measure(() -> run(machine, "{}"));
            awaitContainers(warm);
            List<String> containers = new ArrayList<>();
            try (BareRuntimeApi api = new BareRuntimeApi(gateway)) {
                (counts ? direct : new Times()).measure(() -> {
                    containers.add(bare.create(NODE, runtimeApi(gateway, api), List.of()));
                    bare.start(containers.get(0));
                    api.awaitFirstPoll();
                });
                containers.forEach(bare::remove);
            }
        }
        show("a task in a new container", ours, "create, start, first poll", direct);
    }

    /** Removal goes on behind a task's end; what is measured next must not suffer from it. */
    private void awaitContainers(int most) {
        while (bare.containersOfLoveless() > most) {
            Thread.onSpinWait();
        }
    }

    private void oneJob() {
        StateMachine machine = oneTask("Job", "docker://true");
        run(machine, "{}");
        int warm = bare.containersOfLoveless();
        Times ours = new Times();
        Times direct = new Times();
        Times alike = new Times();
        for (int round = 0; round < 25; round++) {
            boolean counts = round >= 5;
            awaitContainers(warm);
            (counts ? ours : new Times()).measure(() -> run(machine, "{}"));
            awaitContainers(warm);
            (counts ? direct : new Times()).measure(() -> dockerRun("bridge"));
            (counts ? alike : new Times()).measure(() -> dockerRun(BareEngine.NETWORK));
        }
        show("a docker:// task", ours, "docker run --rm", direct);
        show("a docker:// task", ours, "the same in a network of its own", alike);
    }

    private static void dockerRun(String network) {
        try {
            int exitCode = new ProcessBuilder("docker", "run", "--rm", "--network", network, BUSYBOX, "true")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("docker run: exit code " + exitCode);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void manyAtOnce() {
        StateMachine machine = oneTask("Many", "docker://sleep");
        Times ours = new Times();
        Times direct = new Times();
        ExecutorService threads = Executors.newCachedThreadPool();
        int warm = bare.containersOfLoveless();
        for (int round = 0; round < 4; round++) {
            boolean counts = round >= 1;
            (counts ? ours : new Times()).measure(() -> runAtOnce(machine));
            awaitContainers(warm);
            (counts ? direct : new Times()).measure(() -> bareAtOnce(threads));
        }
        threads.shutdown();
        show(AT_ONCE + " docker:// tasks at once", ours, "the client alone", direct);
    }

    /** Executions of their own, since an inline Map does 40 of its items at once. */
    private static void runAtOnce(StateMachine machine) {
        List<Execution> executions = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> machine.start("{}"))
                .toList();
        executions.forEach(ComponentCosts::awaitSuccess);
    }

    private void bareAtOnce(ExecutorService threads) {
        List<CompletableFuture<Void>> all = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> CompletableFuture.runAsync(this::bareJob, threads))
                .toList();
        all.forEach(CompletableFuture::join);
    }

    private void bareJob() {
        String container = bare.create(BUSYBOX, Map.of(), List.of("sleep", "1"));
        bare.start(container);
        bare.awaitEnd(container);
        bare.remove(container);
    }

    private void load() {
        int total = 10_000;
        int clients = 8;
        StateMachine machine = oneTask("Load", FUNCTION);
        AtomicInteger errors = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        Times all = new Times();
        all.measure(() -> IntStream.range(0, clients)
                .mapToObj(client -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < total / clients; i++) {
                                String input = "{\"client\":" + client + ",\"number\":" + i + "}";
                                Execution execution = machine.start(input).await(Duration.ofMinutes(5));
                                boolean right =
                                        execution.output().filter(input::equals).isPresent();
                                errors.addAndGet(right ? 0 : 1);
                            }
                        },
                        threads))
                .toList()
                .forEach(CompletableFuture::join));
        threads.shutdown();
        out.printf(
                "%,d warm invocations by %d clients: %d wrong, %,.0f a second%n",
                total, clients, errors.get(), total / all.median() * 1_000);
    }

    private void show(String what, Times ours, String yardstick, Times direct) {
        out.printf("%-32s %s%n%-32s %s%n", what, ours, "  " + yardstick, direct);
        out.printf("  %.2f times, %.2f ms more%n", ours.median() / direct.median(), ours.median() - direct.median());
    }
}
