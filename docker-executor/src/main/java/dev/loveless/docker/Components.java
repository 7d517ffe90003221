package dev.loveless.docker;

import dev.loveless.docker.activity.ActivityPoolExecutor;
import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineSettings;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.job.Jobs;
import dev.loveless.docker.lambda.LambdaExecutor;
import dev.loveless.docker.log.LogFiles;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.InstanceDirectory;
import dev.loveless.docker.work.PreparedEngine;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskExecutor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the components of an application. Closing it ends and removes all containers and processes that it started.
 * Thread-safe.
 */
public final class Components implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Components.class);
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(5);

    private final Jobs jobs;
    private final LambdaExecutor functions;
    private final List<TaskExecutor> executors;
    /** What was opened, the last first. */
    private final Deque<Runnable> closings;

    private Components(Jobs jobs, LambdaExecutor functions, List<TaskExecutor> executors, Deque<Runnable> closings) {
        this.jobs = jobs;
        this.functions = functions;
        this.executors = List.copyOf(executors);
        this.closings = closings;
    }

    /**
     * Gets ready to run components. Where there are images among them, the engine is connected to meanwhile, and what a
     * killed Loveless left there is swept; where none answers, the first task that needs it fails and says so.
     *
     * @param events takes what happens, from any thread; what is told it waits for, so it must not block long
     */
    public static Components open(Application application, Consumer<ComponentEvent> events) {
        Deque<Runnable> closings = new ArrayDeque<>();
        ExecutorService workers = Executors.newCachedThreadPool(daemons("loveless-components"));
        closings.push(workers::shutdownNow);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("loveless-components-time"));
        // Nearly all limits are called off long before their time.
        timer.setRemoveOnCancelPolicy(true);
        closings.push(timer::shutdownNow);
        Consumer<ComponentEvent> told = keptInFiles(application, events, closings);
        PreparedEngine engine = new PreparedEngine(
                () -> DockerEngine.connect(EngineSettings.of(System.getenv(), application.network()), told));
        closings.push(engine::close);
        Optional<InstanceDirectory> directory = directory(application, told, closings);
        Workshop workshop = new Workshop(application, engine, workers, timer, told, directory);
        CompletableFuture<Void> swept = CompletableFuture.runAsync(() -> sweepProcesses(told), workers);
        closings.push(() -> waitFor(swept));
        if (needsEngine(application)) {
            engine.prepare(workers);
        }
        RuntimeServer server = new RuntimeServer();
        closings.push(server::close);
        ActivityPoolExecutor activities = new ActivityPoolExecutor(workshop, server);
        closings.push(activities::close);
        LambdaExecutor functions = new LambdaExecutor(workshop, server);
        closings.push(functions::close);
        Jobs jobs = new Jobs(workshop);
        closings.push(jobs::close);
        List<TaskExecutor> executors = new ArrayList<>(List.of(activities, functions));
        executors.addAll(jobs.executors());
        return new Components(jobs, functions, executors, closings);
    }

    /** Where a process may have to be found after Loveless was killed. */
    private static Optional<InstanceDirectory> directory(
            Application application, Consumer<ComponentEvent> events, Deque<Runnable> closings) {
        if (!needsProcesses(application)) {
            return Optional.empty();
        }
        try {
            InstanceDirectory directory = InstanceDirectory.create();
            closings.push(() -> attempt("The directory " + directory.path() + " is left", directory::close, events));
            return Optional.of(directory);
        } catch (IOException e) {
            events.accept(new ComponentEvent.Warning(
                    "Processes of components are not recorded, and stay if Loveless is killed: " + e));
            return Optional.empty();
        }
    }

    private static void sweepProcesses(Consumer<ComponentEvent> events) {
        attempt(
                "What a killed Loveless left is not swept",
                () -> InstanceDirectory.sweep()
                        .failures()
                        .forEach(failure -> events.accept(
                                new ComponentEvent.Warning("Of what a killed Loveless left, " + failure))),
                events);
    }

    /** A short run is over before its sweep; what was begun is not to be cut short. */
    private static void waitFor(CompletableFuture<Void> swept) {
        try {
            swept.get(LONGEST_SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The next start sweeps what is left, and tells of it if it cannot.
            LOG.debug("The sweep is not over", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Order {
        void give() throws IOException;
    }

    private static void attempt(String failure, Order order, Consumer<ComponentEvent> events) {
        try {
            order.give();
        } catch (IOException e) {
            events.accept(new ComponentEvent.Warning(failure + ": " + e));
        }
    }

    private static Consumer<ComponentEvent> keptInFiles(
            Application application, Consumer<ComponentEvent> events, Deque<Runnable> closings) {
        if (application.logs().isEmpty()) {
            return events;
        }
        LogFiles files = new LogFiles(application.logs().get(), Clock.systemUTC(), events);
        closings.push(files::close);
        return files;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return action -> {
            Thread thread = new Thread(action, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static boolean needsEngine(Application application) {
        return sources(application).anyMatch(source -> !(source instanceof Source.LocalCommand));
    }

    private static boolean needsProcesses(Application application) {
        return sources(application).anyMatch(Source.LocalCommand.class::isInstance);
    }

    private static Stream<Source> sources(Application application) {
        Stream<Component> functions = application.functions().values().stream().map(function -> function.component());
        Stream<Component> activities =
                application.activities().values().stream().map(pool -> pool.component());
        Stream<Component> jobs = application.jobs().values().stream().map(job -> job.component());
        return Stream.of(functions, activities, jobs)
                .flatMap(components -> components)
                .map(Component::source);
    }

    /** Those that do the tasks of components, in the order they are to be asked. */
    public List<TaskExecutor> executors() {
        return executors;
    }

    /** How many jobs are still running, and events of functions still to be done, that no execution waits for. */
    public int detachedJobs() {
        return jobs.detachedJobs() + functions.eventsInWork();
    }

    @Override
    public synchronized void close() {
        List<RuntimeException> faults = new ArrayList<>();
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                // The others must be closed all the same, or containers stay.
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            RuntimeException first = faults.remove(0);
            faults.forEach(first::addSuppressed);
            throw first;
        }
    }
}
