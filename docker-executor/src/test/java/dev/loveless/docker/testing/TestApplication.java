package dev.loveless.docker.testing;

import dev.loveless.docker.activity.ActivityPoolExecutor;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.lambda.LambdaExecutor;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.Workshop;
import dev.loveless.docker.work.Workshop.EngineSource;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An application at work, with an engine that executes state machines, and all that happens in it. */
public final class TestApplication implements AutoCloseable {
    /** Where no engine is to be asked for. */
    public static final EngineSource NO_ENGINE = () -> {
        throw new EngineException(EngineException.Kind.UNAVAILABLE, "No Docker engine answers.");
    };

    private final List<ComponentEvent> events = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final RuntimeServer server = new RuntimeServer();
    private final LambdaExecutor functions;
    private final ActivityPoolExecutor activities;
    private final Loveless loveless;

    public TestApplication(Application application) {
        this(application, NO_ENGINE);
    }

    public TestApplication(Application application, EngineSource engine) {
        timer.setRemoveOnCancelPolicy(true);
        Workshop workshop = new Workshop(application, engine, workers, timer, events::add);
        functions = new LambdaExecutor(workshop, server);
        activities = new ActivityPoolExecutor(workshop, server);
        loveless = Loveless.builder()
                .account(TestComponents.ACCOUNT)
                .region(TestComponents.REGION)
                .executor(functions)
                .executor(activities)
                .build();
        application.activities().keySet().forEach(loveless::activity);
    }

    public Loveless loveless() {
        return loveless;
    }

    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    /** Starts a machine of one Task state. */
    public Execution start(String task, String input) {
        return loveless.stateMachine(
                        "Machine" + System.nanoTime(), "{\"StartAt\": \"Work\", \"States\": {\"Work\": " + task + "}}")
                .start(input);
    }

    /** Starts a function named by its ARN. */
    public Execution invoke(String function, String input) {
        return start("{\"Type\": \"Task\", \"End\": true, \"Resource\": \"" + functionArn(function) + "\"}", input);
    }

    /** What a function gives. */
    public String output(String function, String input) {
        return succeeded(invoke(function, input));
    }

    /** The output of an execution, which is to succeed. */
    public static String succeeded(Execution execution) {
        execution.await(Duration.ofSeconds(60));
        return execution
                .output()
                .orElseThrow(() ->
                        new AssertionError("The execution failed: " + execution.error() + ", " + execution.cause()));
    }

    public static String functionArn(String name) {
        return "arn:aws:lambda:" + TestComponents.REGION + ":" + TestComponents.ACCOUNT + ":function:" + name;
    }

    public static String activityArn(String name) {
        return "arn:aws:states:" + TestComponents.REGION + ":" + TestComponents.ACCOUNT + ":activity:" + name;
    }

    /** What happened so far, of one kind. */
    public <E extends ComponentEvent> Stream<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public void close() throws InterruptedException {
        loveless.close();
        functions.close();
        activities.close();
        server.close();
        timer.shutdownNow();
        workers.shutdown();
        if (!workers.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Something is still at work.");
        }
    }
}
