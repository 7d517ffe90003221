package dev.loveless.engine;

import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.runtime.NestedExecutions;
import dev.loveless.engine.runtime.RuntimeSettings;
import dev.loveless.engine.task.HandlerExecutor;
import dev.loveless.engine.task.ItemSource;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockExecutor;
import dev.loveless.engine.task.ResultDestination;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskHandler;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import dev.loveless.engine.time.SystemScheduler;
import dev.loveless.engine.time.VirtualScheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Configures a {@link Loveless}. Not thread-safe. */
public final class LovelessBuilder {
    /** Where virtual time begins, unless said otherwise. */
    public static final Instant VIRTUAL_START = Instant.parse("2026-01-01T00:00:00Z");

    private static final long MOST_RETAINED_BYTES = 1L << 30;

    private String account = "123456789012";
    private String region = "us-east-1";
    private Optional<String> roleArn = Optional.empty();
    private Supplier<Scheduler> scheduler = SystemScheduler::realTime;
    private OptionalLong seed = OptionalLong.empty();
    private Quotas quotas = Quotas.AWS;
    private double waitScale = 1;
    private Supplier<Journal> journal = InMemoryJournal::new;
    private int retainedExecutions = 100_000;
    private long retainedBytes =
            Math.min(MOST_RETAINED_BYTES, Runtime.getRuntime().maxMemory() / 2);
    private final List<Function<Scheduler, TaskExecutor>> executors = new ArrayList<>();
    private Optional<TaskExecutor> fallback = Optional.empty();
    private final List<ItemSource> itemSources = new ArrayList<>();
    private final List<ResultDestination> resultDestinations = new ArrayList<>();
    private final List<HandlerExecutor.Entry> handlers = new ArrayList<>();
    private Function<String, Optional<NestedExecutions.Startable>> startables = arn -> Optional.empty();
    private Consumer<String> onForgotten = arn -> {};

    LovelessBuilder() {}

    /** The account in ARNs; default {@code 123456789012}. */
    public LovelessBuilder account(String value) {
        account = Objects.requireNonNull(value);
        return this;
    }

    /** The region in ARNs; default {@code us-east-1}. */
    public LovelessBuilder region(String value) {
        region = Objects.requireNonNull(value);
        return this;
    }

    /** The role of all machines; it is shown, never assumed. */
    public LovelessBuilder roleArn(String value) {
        roleArn = Optional.of(value);
        return this;
    }

    /** Time that jumps from one moment to the next, from {@link #VIRTUAL_START} on; chance becomes repeatable too. */
    public LovelessBuilder virtualTime() {
        return virtualTime(VIRTUAL_START);
    }

    /** As {@link #virtualTime()}, from another moment on. */
    public LovelessBuilder virtualTime(Instant start) {
        scheduler = () -> new VirtualScheduler(start);
        if (seed.isEmpty()) {
            seed = OptionalLong.of(0);
        }
        return this;
    }

    /**
     * Real time, made faster or slower.
     *
     * @param scale how long a second of an execution is, in real seconds; more than 0
     */
    public LovelessBuilder timeScale(double scale) {
        scheduler = () -> SystemScheduler.scaled(scale);
        return this;
    }

    /**
     * As {@link #virtualTime()}, with a thread of the engine's own that does what is to be done and lets time pass:
     * executions go on though nobody waits for them. Once more at rest, it waits for whatever comes.
     */
    public LovelessBuilder virtualTimeInBackground() {
        return virtualTimeInBackground(VIRTUAL_START);
    }

    /** As {@link #virtualTimeInBackground()}, from another moment on. */
    public LovelessBuilder virtualTimeInBackground(Instant start) {
        virtualTime(start);
        scheduler = () -> VirtualScheduler.inBackground(start);
        return this;
    }

    /**
     * Makes Wait states wait longer or shorter, and nothing else: neither retries nor timeouts.
     *
     * @param scale the factor; 0: they do not wait
     * @throws IllegalArgumentException if it is negative or no number
     */
    public LovelessBuilder waitScale(double scale) {
        if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The scale of Wait states must be 0 or more, but is " + scale);
        }
        waitScale = scale;
        return this;
    }

    /** Everything random comes from this; the same seed gives the same names, tokens and draws. */
    public LovelessBuilder seed(long value) {
        seed = OptionalLong.of(value);
        return this;
    }

    /** Other limits than the service's. */
    public LovelessBuilder quotas(Quotas value) {
        quotas = value;
        return this;
    }

    /**
     * About how many bytes executions that have ended may take; default one gibibyte, but no more than half of what the
     * JVM may have.
     */
    public LovelessBuilder retainedBytes(long value) {
        retainedBytes = value;
        return this;
    }

    /** Where facts are kept; default in memory. */
    public LovelessBuilder journal(Journal value) {
        journal = () -> value;
        return this;
    }

    /** Lets somebody look on as facts are kept, e.g. a {@code WatchedJournal}; the last one is given them first. */
    public LovelessBuilder watchedBy(UnaryOperator<Journal> watch) {
        Supplier<Journal> kept = journal;
        journal = () -> watch.apply(kept.get());
        return this;
    }

    /** How many executions that have ended are kept; default 100,000. */
    public LovelessBuilder retainedExecutions(int value) {
        retainedExecutions = value;
        return this;
    }

    /**
     * Java code for the tasks with this resource, as written in {@code Resource}; it is given what AWS would give the
     * resource, and answers as it would.
     */
    public LovelessBuilder handler(String resource, TaskHandler handler) {
        return handler(request -> request.resource().arn().equals(resource), handler);
    }

    /** Java code for one Task state, by its name. */
    public LovelessBuilder stateHandler(String stateName, TaskHandler handler) {
        return handler(request -> request.state().equals(stateName), handler);
    }

    /** Java code for the tasks that the condition holds for; the first handler that fits is taken. */
    public LovelessBuilder handler(Predicate<TaskRequest> isFor, TaskHandler handler) {
        handlers.add(new HandlerExecutor.Entry(isFor, handler));
        return this;
    }

    /**
     * Answers from a mock configuration, for executions started with one of its test cases; asked before all others.
     */
    public LovelessBuilder mocks(MockConfiguration configuration) {
        return mocks(() -> configuration);
    }

    /** As {@link #mocks(MockConfiguration)}, from one that is asked for each execution, so that it may change. */
    public LovelessBuilder mocks(Supplier<MockConfiguration> configuration) {
        MockExecutor mocks = new MockExecutor(configuration);
        executors.add(0, time -> mocks);
        return onForgotten(mocks::forget);
    }

    /** Somebody else who does tasks; asked before the handlers, in the order given. */
    public LovelessBuilder executor(TaskExecutor executor) {
        return executor(time -> executor);
    }

    /** As {@link #executor(TaskExecutor)}, by somebody who lives in the engine's time: waits in it, and works in it. */
    public LovelessBuilder executor(Function<Scheduler, TaskExecutor> executor) {
        executors.add(executor);
        return this;
    }

    /** Who does the tasks that neither the executors nor the handlers do; before activities and nested executions. */
    public LovelessBuilder fallback(TaskExecutor executor) {
        fallback = Optional.of(executor);
        return this;
    }

    /** Who reads the items of distributed Maps with an ItemReader; asked in the order given. */
    public LovelessBuilder itemSource(ItemSource source) {
        itemSources.add(source);
        return this;
    }

    /** Who writes the results of distributed Maps with a ResultWriter; asked in the order given. */
    public LovelessBuilder resultDestination(ResultDestination destination) {
        resultDestinations.add(destination);
        return this;
    }

    /**
     * Who else has state machines that executions may start; asked by ARN, for those that the engine has not itself.
     */
    public LovelessBuilder startables(Function<String, Optional<NestedExecutions.Startable>> value) {
        startables = value;
        return this;
    }

    /** Told the ARN of each execution that is kept no more; must not block. */
    public LovelessBuilder onForgotten(Consumer<String> value) {
        onForgotten = onForgotten.andThen(value);
        return this;
    }

    /** The engine. */
    public Loveless build() {
        Scheduler time = scheduler.get();
        List<TaskExecutor> all = new ArrayList<>();
        executors.forEach(executor -> all.add(executor.apply(time)));
        if (!handlers.isEmpty()) {
            all.add(new HandlerExecutor(handlers, time::work));
        }
        fallback.ifPresent(all::add);
        RuntimeSettings settings = new RuntimeSettings(
                time,
                journal.get(),
                all,
                quotas,
                waitScale,
                seeds(),
                retainedExecutions,
                retainedBytes,
                itemSources,
                resultDestinations,
                onForgotten);
        Map<String, StateMachine> machines = new ConcurrentHashMap<>();
        ExecutionRuntime runtime = new ExecutionRuntime(
                settings,
                arn -> Optional.ofNullable(machines.get(arn))
                        .map(machine -> (NestedExecutions.Startable) machine::child)
                        .or(() -> startables.apply(arn)));
        return new Loveless("arn:aws:states:" + region + ":" + account, roleArn, time, runtime, machines);
    }

    private LongSupplier seeds() {
        if (seed.isEmpty()) {
            return new SecureSeeds();
        }
        SplittableRandom random = new SplittableRandom(seed.getAsLong());
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }
}
