package dev.loveless.junit.explore;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import dev.loveless.junit.explore.Outcome.Kind;
import dev.loveless.junit.task.TaskStubs;
import dev.loveless.junit.timeline.MachineStates;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One execution in an engine of its own, with the failures of a plan. */
final class ExplorationRun {
    private static final String EXECUTION_NAME = "explored";

    private final ExplorationSettings settings;
    private final Program program;
    private final TaskStubs stubs = new TaskStubs();
    private final Optional<WatchedMocks> mocks;
    private final AttemptCount attempts = new AttemptCount();
    private final EventCount events = new EventCount();
    private final Execution execution;
    private final Outcome outcome;

    private ExplorationRun(ExplorationSettings settings, String input, FailurePlan plan) {
        this.settings = settings;
        this.program = settings.machine().program();
        this.mocks = settings.mocks().map(it -> new WatchedMocks(it.configuration()));
        JsonData data =
                JsonData.parse(input).orElseThrow(() -> new IllegalArgumentException("This is no JSON: " + input));
        // Closed at once: what has not ended stands still, and what is told of it stays as it is.
        try (Loveless loveless = engine(plan)) {
            execution = run(loveless, data);
        }
        outcome = read();
    }

    /** @throws IllegalArgumentException if the input is no JSON */
    static ExplorationRun of(ExplorationSettings settings, String input, FailurePlan plan) {
        return new ExplorationRun(settings, input, plan);
    }

    private Loveless engine(FailurePlan plan) {
        String[] arn = settings.machine().arn().split(":", 6);
        LovelessBuilder builder = Loveless.builder()
                .virtualTime()
                .seed(plan.seed())
                .region(arn[3])
                .account(arn[4])
                .quotas(settings.quotas())
                .watchedBy(events::watch)
                .executor(time -> new PlanExecutor(plan, attempts, time));
        mocks.ifPresent(builder::executor);
        stubs.any().returns(Map.of());
        settings.tasks().accept(stubs);
        stubs.states().forEach(state -> MachineStates.require(settings.machine().name(), program, state));
        stubs.install(builder);
        settings.engine().accept(builder);
        return builder.build();
    }

    private Execution run(Loveless loveless, JsonData input) {
        StateTree.states(program.root()).stream()
                .filter(TaskState.class::isInstance)
                .map(state -> program.resource(((TaskState) state).resource()))
                .filter(TaskResource.Activity.class::isInstance)
                .forEach(activity -> loveless.activityWithArn(activity.arn()));
        ExecutionIdentity identity = identity(loveless);
        String arn = identity.executionArn();
        loveless.runtime().start(identity, program, input, settings.mocks().map(ExplorationSettings.Mocks::testCase));
        CompletableFuture<ExecutionSnapshot> ended = loveless.runtime().ended(arn);
        loveless.runUntil(() -> ended.isDone() || events.all() > settings.eventsPerExecution());
        return loveless.execution(arn);
    }

    private ExecutionIdentity identity(Loveless loveless) {
        StateMachine machine = settings.machine();
        String arn = program.type() == StateMachineType.EXPRESS
                ? ":express:" + machine.name() + ":" + EXECUTION_NAME + ":"
                        + loveless.runtime().nextUuid()
                : ":execution:" + machine.name() + ":" + EXECUTION_NAME;
        return new ExecutionIdentity(
                loveless.arnPrefix() + arn,
                EXECUTION_NAME,
                machine.arn(),
                machine.name(),
                Optional.empty(),
                program.type(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Outcome read() {
        ExecutionSnapshot snapshot = execution.snapshot();
        EndOfExecution end = EndOfExecution.of(execution.facts());
        return new Outcome(
                kind(snapshot, end),
                end.state(),
                snapshot.error(),
                snapshot.cause(),
                Duration.between(
                        snapshot.startTime(),
                        snapshot.stopTime().orElse(execution.loveless().now())),
                events.all());
    }

    private Kind kind(ExecutionSnapshot snapshot, EndOfExecution end) {
        boolean isUnexpected = stubs.takeFailure().isPresent();
        if (isUnexpected || mocks.filter(WatchedMocks::hadNoAnswer).isPresent()) {
            return Kind.NOT_ANSWERED;
        }
        return switch (snapshot.status()) {
            case SUCCEEDED -> Kind.SUCCEEDED;
            case TIMED_OUT -> timedOut();
            case FAILED, ABORTED -> failed(end);
            default -> Kind.NEVER_ENDED;
        };
    }

    private Kind timedOut() {
        Duration longest = settings.quotas().duration(program.type());
        if (program.timeout().filter(own -> own.compareTo(longest) < 0).isPresent()) {
            return Kind.TIMED_OUT;
        }
        return program.type() == StateMachineType.EXPRESS ? Kind.LIMIT_EXCEEDED : Kind.NEVER_ENDED;
    }

    private Kind failed(EndOfExecution end) {
        boolean isFull = program.type() == StateMachineType.STANDARD
                && events.of(execution.arn()) >= settings.quotas().historyEvents();
        if (isFull) {
            return Kind.LIMIT_EXCEEDED;
        }
        return end.isByFailState(program) ? Kind.FAILED_BY_STATE : Kind.UNHANDLED_ERROR;
    }

    /** As it stands at its end; its engine is closed. */
    Execution execution() {
        return execution;
    }

    Outcome outcome() {
        return outcome;
    }

    /** How many attempts of each Task state were begun. */
    Map<String, Integer> begun() {
        return attempts.begun();
    }
}
