package dev.loveless.engine.runtime;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.data.Uuids;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.inspect.TestState;
import dev.loveless.engine.inspect.TestStateAnswer;
import dev.loveless.engine.inspect.TestStateRequest;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.Inspection;
import dev.loveless.engine.machine.Interpreter;
import dev.loveless.engine.machine.InterpreterOptions;
import dev.loveless.engine.machine.RedriveStatus;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler.BusyToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs executions: each lives on one queue of the scheduler's, gets its commands there one by one, and has the facts of
 * each turn stored before anything else learns of them. Thread-safe.
 */
public final class ExecutionRuntime implements AutoCloseable {
    private final RuntimeSettings settings;
    private final Interpreter interpreter;
    private final TaskTokens tokens = new TaskTokens();
    private final Activities activities = new Activities();
    private final NestedExecutions nested;
    private final Map<String, ExecutionCell> cells = new ConcurrentHashMap<>();
    /** The ARNs of executions by those of their Map Runs. */
    private final Map<String, String> mapRunOwners = new ConcurrentHashMap<>();
    /** Child executions by the ARNs of their Map Runs. */
    private final Map<String, Set<ExecutionCell>> children = new ConcurrentHashMap<>();

    private final Accounts accounts;
    private final RedriveRules redriveRules = new RedriveRules(this);

    private final Retention retention;
    private volatile boolean closed;

    /** Without state machines that executions could start. */
    public ExecutionRuntime(RuntimeSettings settings) {
        this(settings, arn -> Optional.empty());
    }

    /** @param machines by ARN, for executions that start others */
    public ExecutionRuntime(RuntimeSettings settings, Function<String, Optional<NestedExecutions.Startable>> machines) {
        this.settings = settings;
        this.accounts = new Accounts(settings.journal());
        this.retention = new Retention(settings.retainedExecutions(), settings.retainedBytes());
        this.nested = new NestedExecutions(
                machines,
                this::nextUuid,
                settings.scheduler()::now,
                arn -> stop(arn, Optional.empty(), Optional.empty()),
                this::redriveStatus);
        this.interpreter = new Interpreter(
                new InterpreterOptions(settings.quotas(), Inspection.NONE, settings.waitScale(), this::unusable));
    }

    private Optional<String> unusable(TaskResource resource) {
        return resource instanceof TaskResource.Activity && !activities.exists(resource.arn())
                ? Optional.of("The activity " + resource.arn() + " does not exist.")
                : Optional.empty();
    }

    /**
     * Starts an execution.
     *
     * @param testCase of the mock configuration, if tasks are to be mocked
     */
    public void start(ExecutionIdentity identity, Program program, JsonData input, Optional<String> testCase) {
        prepare(identity, program, input, testCase, end -> {}).run();
    }

    /**
     * Makes an execution that does nothing until what this gives is run. Virtual time stands still from now until then:
     * an execution begins at the moment that whoever starts it is told, and not after others have let time pass.
     *
     * @param onEnd called each time it has ended; must not block
     * @throws ExecutionExistsException if the name is taken
     * @throws InputTooLargeException if the input is larger than data may be
     */
    public Runnable prepare(
            ExecutionIdentity identity,
            Program program,
            JsonData input,
            Optional<String> testCase,
            Consumer<ExecutionSnapshot> onEnd) {
        int most = settings.quotas().data().payload();
        if (input.size() > most) {
            throw new InputTooLargeException(input.size(), most);
        }
        BusyToken time = settings.scheduler().busy("the start of execution '" + identity.name() + "'");
        try {
            ExecutionSnapshot first = ExecutionSnapshot.beforeTheFirstTurn(
                    identity, input, settings.scheduler().now());
            ExecutionCell cell = cell(identity, program, first, testCase);
            cell.onEnd(onEnd);
            return () -> {
                cell.post(new Command.Start(input));
                time.release();
            };
        } catch (RuntimeException | Error e) {
            time.release();
            throw e;
        }
    }

    private ExecutionCell cell(
            ExecutionIdentity identity, Program program, ExecutionSnapshot first, Optional<String> testCase) {
        if (closed) {
            throw new EngineClosedException("The engine is closed.");
        }
        String arn = identity.executionArn();
        int queue = Math.floorMod(arn.hashCode(), settings.scheduler().queues());
        ExecutionCell cell = new ExecutionCell(this, new ExecutionState(identity, program), first, testCase, queue);
        if (cells.putIfAbsent(arn, cell) != null) {
            throw new ExecutionExistsException(arn);
        }
        if (closed) {
            // Just now, by another, who may have passed over this one.
            cell.view().breakOff(new EngineClosedException("The engine was closed."));
        }
        identity.mapRunArn()
                .ifPresent(mapRun -> children.compute(mapRun, (key, before) -> {
                    Set<ExecutionCell> siblings = before == null ? ConcurrentHashMap.newKeySet() : before;
                    siblings.add(cell);
                    return siblings;
                }));
        settings.journal().begin(identity, program);
        return cell;
    }

    /** Takes up an execution from its journal, where an earlier runtime left it. */
    public void recover(ExecutionIdentity identity, Program program, Optional<String> testCase) {
        ExecutionSnapshot first = ExecutionSnapshot.beforeTheFirstTurn(
                identity, JsonData.EMPTY_OBJECT, settings.scheduler().now());
        ExecutionCell cell = cell(identity, program, first, testCase);
        for (Journal.Entry entry : settings.journal().read(identity.executionArn())) {
            cell.state().apply(entry.facts(), entry.time());
        }
        cell.resume();
    }

    ExecutionCell startChild(ExecutionCell parent, Effect.StartChild child, Optional<String> testCase) {
        ExecutionIdentity around = parent.state().identity();
        String[] mapRun = child.mapRunArn().split(":");
        String label = mapRun[mapRun.length - 2].substring(mapRun[mapRun.length - 2].indexOf('/') + 1);
        String name = nextUuid();
        Program program = parent.program().ofItems(child.state());
        ExecutionIdentity identity = new ExecutionIdentity(
                around.arnPrefix() + ":execution:" + around.stateMachineName() + "/" + label + ":" + name,
                name,
                around.stateMachineArn(),
                around.stateMachineName(),
                around.roleArn(),
                program.type(),
                around.stateMachineVersionArn(),
                around.stateMachineAliasArn(),
                Optional.of(child.mapRunArn()));
        ExecutionSnapshot first = ExecutionSnapshot.beforeTheFirstTurn(
                identity, child.input(), settings.scheduler().now());
        return cell(identity, program, first, testCase);
    }

    /** How an execution stands; empty if it is not known. */
    public Optional<ExecutionSnapshot> snapshot(String executionArn) {
        return Optional.ofNullable(cells.get(executionArn))
                .map(cell -> cell.view().snapshot());
    }

    /** How the child executions of a Map Run stand that are kept, in no order. */
    public Stream<ExecutionSnapshot> childrenOf(String mapRunArn) {
        return children.getOrDefault(mapRunArn, Set.of()).stream()
                .map(cell -> cell.view().snapshot());
    }

    /** Whether an execution can be redriven now. */
    public RedriveStatus redriveStatus(ExecutionSnapshot execution) {
        return redriveRules.of(execution);
    }

    /**
     * Keeps executions no more; those that run are stopped, and forgotten when they have ended.
     *
     * @param which among all that are kept, children of Map Runs among them; no more of these must be started
     * @return done when none of them is left, and their names are free
     */
    public CompletableFuture<Void> forget(Predicate<ExecutionIdentity> which) {
        List<CompletableFuture<Void>> forgotten = cells.values().stream()
                .filter(cell -> which.test(cell.state().identity()))
                .map(this::forget)
                .toList();
        return forgotten.isEmpty()
                ? CompletableFuture.completedFuture(null)
                // One of them may have started children meanwhile.
                : CompletableFuture.allOf(forgotten.toArray(CompletableFuture<?>[]::new))
                        .thenCompose(all -> forget(which));
    }

    private CompletableFuture<Void> forget(ExecutionCell cell) {
        CompletableFuture<Void> forgotten = cell.view().ended().handle((end, fault) -> {
            drop(cell);
            return null;
        });
        cell.post(new Command.Stop(Optional.empty(), Optional.empty()));
        return forgotten;
    }

    void noticeMapRuns(ExecutionCell cell, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.MapRunStarted started) {
                mapRunOwners.put(started.mapRunArn(), cell.arn());
                cell.ownMapRun(started.mapRunArn());
            }
        }
    }

    /** The ARN of the execution that a Map Run is part of; empty if no such Map Run is kept. */
    public Optional<String> ownerOfMapRun(String mapRunArn) {
        return Optional.ofNullable(mapRunOwners.get(mapRunArn));
    }

    /** The ARNs of all Map Runs that are kept, in no order. */
    public Stream<String> mapRunArns() {
        return mapRunOwners.keySet().stream();
    }

    private void drop(ExecutionCell cell) {
        cell.mapRuns().forEach(mapRunOwners::remove);
        cell.state()
                .identity()
                .mapRunArn()
                .ifPresent(mapRun -> children.computeIfPresent(mapRun, (key, siblings) -> {
                    siblings.remove(cell);
                    return siblings.isEmpty() ? null : siblings;
                }));
        // Before the name is free again: what is kept under it afterwards is another's.
        settings.journal().forget(cell.arn());
        accounts.forget(cell);
        retention.reopened(cell.arn());
        if (cells.remove(cell.arn(), cell)) {
            settings.onForgotten().accept(cell.arn());
        }
    }

    /** Done when the execution has ended. */
    public CompletableFuture<ExecutionSnapshot> ended(String executionArn) {
        return known(executionArn).view().ended();
    }

    /** AWS's history of an execution so far. */
    public List<HistoryEvent> history(String executionArn) {
        return accounts.history(known(executionArn));
    }

    /** What has happened to an execution so far, turn by turn. */
    public List<Journal.Entry> facts(String executionArn) {
        return settings.journal().read(executionArn);
    }

    /** What an execution executes. */
    public Program program(String executionArn) {
        return known(executionArn).program();
    }

    /** The Map Runs of an execution so far. */
    public List<MapRunCounts> mapRuns(String executionArn) {
        return accounts.mapRuns(known(executionArn));
    }

    /** Stops an execution, if it runs; tells how it stands then. */
    public CompletableFuture<ExecutionSnapshot> stop(
            String executionArn, Optional<String> error, Optional<String> cause) {
        return known(executionArn).ask(new Command.Stop(error, cause));
    }

    /**
     * Lets an execution go on that did not end well, if it can; tells how it stands then. A child of a Map Run goes on
     * with that alone.
     */
    public CompletableFuture<ExecutionSnapshot> redrive(String executionArn) {
        ExecutionCell cell = known(executionArn);
        return cell.state().identity().mapRunArn().isPresent()
                ? CompletableFuture.completedFuture(cell.view().snapshot())
                : cell.redrive();
    }

    /** Changes the limits that are given of a Map Run of an execution; tells how the execution stands then. */
    public CompletableFuture<ExecutionSnapshot> updateMapRun(String executionArn, Command.UpdateMapRun update) {
        return known(executionArn).ask(update);
    }

    private ExecutionCell known(String executionArn) {
        ExecutionCell cell = cells.get(executionArn);
        if (cell == null) {
            throw new IllegalArgumentException("There is no execution " + executionArn + ".");
        }
        return cell;
    }

    /** A random UUID, of version 4. */
    public String nextUuid() {
        return Uuids.version4(settings.seeds().getAsLong(), settings.seeds().getAsLong());
    }

    public TaskTokens tokens() {
        return tokens;
    }

    public Activities activities() {
        return activities;
    }

    RuntimeSettings settings() {
        return settings;
    }

    MapRunTransfers transfers() {
        return new MapRunTransfers(settings.itemSources(), settings.resultDestinations(), settings.scheduler());
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** Tests a state, with the time and the executors of this runtime. */
    public CompletionStage<TestStateAnswer> testState(TestStateRequest request, String arnPrefix) {
        return new TestState(arnPrefix, settings.quotas(), this::executorFor, settings.scheduler())
                .test(request, this::nextTurn);
    }

    private Turn nextTurn() {
        return new Turn(
                settings.scheduler().now(),
                settings.seeds().getAsLong(),
                settings.seeds().getAsLong());
    }

    Optional<TaskExecutor> executorFor(TaskRequest request) {
        Optional<TaskExecutor> configured = settings.executors().stream()
                .filter(executor -> executor.supports(request))
                .findFirst();
        if (configured.isPresent()) {
            return configured;
        }
        return Stream.of(activities, nested)
                .filter(executor -> executor.supports(request))
                .findFirst();
    }

    /** Forgets the executions that ended longest ago, when there are too many. */
    void ended(ExecutionCell cell, long bytes) {
        if (cells.get(cell.arn()) != cell) {
            return;
        }
        for (String oldest : retention.ended(cell.arn(), bytes)) {
            Optional.ofNullable(cells.get(oldest)).ifPresent(this::drop);
        }
    }

    /** One that had ended goes on. */
    void reopened(ExecutionCell cell) {
        retention.reopened(cell.arn());
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        settings.scheduler().close();
        EngineClosedException reason = new EngineClosedException("The engine was closed.");
        cells.values().forEach(cell -> cell.view().breakOff(reason));
    }
}
