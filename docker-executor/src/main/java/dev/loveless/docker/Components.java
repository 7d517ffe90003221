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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
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

    private final Jobs jobs;
    private final List<TaskExecutor> executors;
    /** What was opened, the last first. */
    private final Deque<Runnable> closings;

    private Components(Jobs jobs, List<TaskExecutor> executors, Deque<Runnable> closings) {
        this.jobs = jobs;
        this.executors = List.copyOf(executors);
        this.closings = closings;
    }

    /**
     * Gets ready to run components. Where there are images among them, the engine is connected to meanwhile, and what a
     * killed Loveless left there is swept; where none answers, the first task that needs it fails and says so.
     *
     * @param events takes what happens, from any thread; must not block
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
                () -> DockerEngine.connect(EngineSettings.of(System.getenv(), application.network())));
        closings.push(engine::close);
        workers.execute(Components::sweepProcesses);
        Optional<InstanceDirectory> directory = directory(application, told, closings);
        Workshop workshop = new Workshop(application, engine, workers, timer, told, directory);
        if (components(application).anyMatch(component -> !isCommand(component))) {
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
        return new Components(jobs, executors, closings);
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

    /** Where processes are recorded, so that none outlives a killed Loveless. */
    private static Optional<InstanceDirectory> directory(
            Application application, Consumer<ComponentEvent> events, Deque<Runnable> closings) {
        if (components(application).noneMatch(Components::isCommand)) {
            return Optional.empty();
        }
        try {
            InstanceDirectory directory = InstanceDirectory.create();
            closings.push(() -> delete(directory));
            return Optional.of(directory);
        } catch (IOException e) {
            events.accept(new ComponentEvent.Warning("If Loveless is killed, its processes stay: there is no directory"
                    + " for temporary files to record them in (" + e + "). Set TMPDIR to one that you can write."));
            return Optional.empty();
        }
    }

    private static void delete(InstanceDirectory directory) {
        try {
            directory.close();
        } catch (IOException e) {
            LOG.debug("{} stays until the next Loveless sweeps", directory.path(), e);
        }
    }

    private static void sweepProcesses() {
        try {
            InstanceDirectory.sweep();
        } catch (IOException e) {
            LOG.debug("What dead processes left stays for the next time", e);
        }
    }

    private static Stream<Component> components(Application application) {
        return Stream.of(
                        application.functions().values().stream().map(function -> function.component()),
                        application.activities().values().stream().map(pool -> pool.component()),
                        application.jobs().values().stream().map(job -> job.component()))
                .flatMap(components -> components);
    }

    private static boolean isCommand(Component component) {
        return component.source() instanceof Source.LocalCommand;
    }

    /** Those that do the tasks of components, in the order they are to be asked. */
    public List<TaskExecutor> executors() {
        return executors;
    }

    /** How many jobs are still running that nothing in an execution waits for. */
    public int detachedJobs() {
        return jobs.detachedJobs();
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
