package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.TaskState;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestStateRequest.ErrorOutput;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Decision;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.ExitWay;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.Inspection;
import dev.loveless.engine.machine.Interpreter;
import dev.loveless.engine.machine.InterpreterOptions;
import dev.loveless.engine.machine.MapFailures;
import dev.loveless.engine.machine.MapPlan;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.machine.Timer;
import dev.loveless.engine.machine.TimerKind;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.retry.ErrorHandlers;
import dev.loveless.engine.retry.ErrorMatching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state while it is tested: an execution whose only state it is. It is entered, its work is done by the mock or by
 * whoever is asked to, and then the answer is read from what happened. Of one thread at a time.
 */
final class StateTrial {
    private static final int LINE = 0;

    /** So many attempts are counted, and no more; no execution lives to see them. */
    private static final int MOST_RETRIES = 1_000_000;

    private final TestStateRequest request;
    private final TestedState tested;
    private final JsonData input;
    private final Map<String, JsonNode> variables = new LinkedHashMap<>();
    private final InspectionData inspected = new InspectionData();
    /** Enters one state; those that come after it are not the test's matter. */
    private final Interpreter entering;

    /** Enters none. */
    private final Interpreter working;

    private final ExecutionState execution;
    private final List<Fact> facts = new ArrayList<>();
    private Optional<Effect.DispatchTask> openTask = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    StateTrial(
            TestStateRequest request,
            TestedState tested,
            ExecutionIdentity identity,
            Quotas quotas,
            Optional<JsonNode> readItems) {
        this.request = request;
        this.tested = tested;
        this.input = request.input().flatMap(JsonData::parse).orElse(JsonData.EMPTY_OBJECT);
        request.variables()
                .flatMap(JsonData::parse)
                .ifPresent(given ->
                        given.tree().properties().forEach(member -> variables.put(member.getKey(), member.getValue())));
        Inspection inspection = new Inspection(inspected, inspected, false, true, this::context, state -> readItems);
        this.entering = interpreter(inspection, quotas.withStatesPerTurn(1));
        this.working = interpreter(inspection, quotas.withStatesPerTurn(0));
        this.execution = new ExecutionState(identity, Program.of(tested.machine(), StateMachineType.EXPRESS));
    }

    private static Interpreter interpreter(Inspection inspection, Quotas quotas) {
        return new Interpreter(new InterpreterOptions(quotas, inspection, 1, resource -> Optional.empty()));
    }

    private JsonNode context(JsonNode own) {
        Optional<JsonNode> given = request.context().flatMap(JsonData::parse).map(JsonData::tree);
        if (given.isEmpty() && tested.insideMap()) {
            // Documented: as for the first item, which is the input.
            ObjectNode item = ((ObjectNode) own).putObject("Map").putObject("Item");
            item.put("Index", 0).set("Value", input.tree());
            item.put("Source", "STATE_DATA");
        }
        return given.orElse(own);
    }

    ExecutionState execution() {
        return execution;
    }

    /** Enters the state and lets it go as far as it goes by itself and by its mock. */
    void begin(Turn turn) {
        List<Fact> before = new ArrayList<>();
        before.add(new Fact.ExecutionStarted(input));
        if (!variables.isEmpty()) {
            Map<String, JsonData> assigned = new LinkedHashMap<>();
            variables.forEach((name, value) -> assigned.put(name, JsonData.of(value)));
            before.add(
                    new Fact.StateExited(LINE, "", input, assigned, Optional.of(TestedState.NAME), new ExitWay.Done()));
        }
        Optional<Fact.RetryArmed> retry = retryMade(turn);
        retry.ifPresent(made -> {
            before.add(new Fact.StateEntered(LINE, TestedState.NAME, input));
            before.addAll(Collections.nCopies(retriesMade(made.retrier()), made));
        });
        execution.apply(before, turn.now());
        take(retry.<Command>map(made -> new Command.TimerFired(made.timer())).orElseGet(Command.Continue::new), turn);
        if (!isOver()) {
            goOn(turn);
        }
    }

    /** The retrier that the mocked error meets has tried again already, and its last attempt is about to begin. */
    private Optional<Fact.RetryArmed> retryMade(Turn turn) {
        return expectedFailure()
                .flatMap(failure -> ErrorMatching.firstRetrier(ErrorHandlers.retriers(tested.state()), failure))
                .filter(retrier -> retriesMade(retrier) > 0)
                .map(retrier -> new Fact.RetryArmed(LINE, retrier, new Timer(LINE, TimerKind.RETRY, 1, turn.now())));
    }

    private int retriesMade(int retrier) {
        long attempts = ErrorHandlers.retriers(tested.state()).get(retrier).maxAttempts();
        int asked = request.stateConfiguration().retrierRetryCount().orElse(0);
        return (int) Math.min(asked, Math.min(attempts, MOST_RETRIES));
    }

    private Optional<Failure> expectedFailure() {
        boolean iterationsFailed =
                request.stateConfiguration().mapIterationFailureCount().orElse(0) > 0;
        return mockedFailure()
                .or(() -> iterationsFailed ? Optional.of(MapFailures.thresholdExceeded()) : Optional.empty());
    }

    private Optional<Failure> mockedFailure() {
        return request.mock()
                .flatMap(Mock::errorOutput)
                .map(output -> new Failure(failureKind(), output.error(), output.cause(), Optional.empty()));
    }

    /** An error of branches or iterations is a task's if it is said to come from a task (documented). */
    private Failure.Kind failureKind() {
        boolean ofTask = tested.state() instanceof TaskState
                || request.stateConfiguration()
                        .errorCausedByState()
                        .flatMap(name -> StateChecks.causedBy(tested.state(), name))
                        .filter(cause -> cause instanceof TaskState)
                        .isPresent();
        return ofTask ? Failure.Kind.TASK : Failure.Kind.ORDINARY;
    }

    /** Something comes from outside. Without effect when the test is over. */
    void take(Command command, Turn turn) {
        if (isOver()) {
            return;
        }
        Interpreter interpreter = command instanceof Command.Continue ? entering : working;
        Decision decision = interpreter.decide(execution, command, turn);
        facts.addAll(decision.facts());
        decision.effects().stream()
                .filter(effect -> effect instanceof Effect.DispatchTask)
                .forEach(effect -> openTask = Optional.of(named((Effect.DispatchTask) effect)));
    }

    /** Who does the work is told the state's own name. */
    private Effect.DispatchTask named(Effect.DispatchTask task) {
        return new Effect.DispatchTask(
                task.frame(), request.stateName().orElse(task.state()), task.attempt(), task.submitted());
    }

    private void goOn(Turn turn) {
        State state = tested.state();
        if (openTask.isPresent()) {
            request.mock().ifPresent(mock -> take(report(mock, openTask.get()), turn));
        } else if (request.mock().isPresent()) {
            refusal = tooManyFailures();
            if (refusal.isEmpty()) {
                take(work(state), turn);
            }
        } else {
            // A Wait state; nobody waits for the time itself.
            execution.timers().forEach(timer -> take(new Command.TimerFired(timer), turn));
        }
    }

    private static Command report(Mock mock, Effect.DispatchTask task) {
        long serial = task.attempt().serial();
        Optional<JsonData> result = mock.result().flatMap(JsonData::parse);
        Optional<ErrorOutput> error = mock.errorOutput();
        return result.<Command>map(output -> new Command.TaskSucceeded(LINE, serial, output))
                .orElseGet(() -> new Command.TaskFailed(
                        LINE,
                        serial,
                        TaskFailureKind.FAILED,
                        error.flatMap(ErrorOutput::error),
                        error.flatMap(ErrorOutput::cause)));
    }

    private Optional<Refusal> tooManyFailures() {
        int failures = request.stateConfiguration().mapIterationFailureCount().orElse(0);
        return plan().filter(plan -> failures > plan.size())
                .map(plan -> Refusal.validation(
                        "Map iteration failure count must be less than or equal to the number of Map iterations"));
    }

    private Optional<MapPlan> plan() {
        return find(Fact.MapStarted.class).map(Fact.MapStarted::plan);
    }

    /** How the branches or iterations come out; a mocked error comes before those that failed (recorded). */
    private Command work(State state) {
        int failures = request.stateConfiguration().mapIterationFailureCount().orElse(0);
        boolean exceeded = state instanceof MapState
                && plan().filter(MapPlan::toleratesFailures)
                        .filter(plan -> plan.isBreachedBy(failures))
                        .isPresent();
        Optional<Failure> failure =
                mockedFailure().or(() -> exceeded ? Optional.of(MapFailures.thresholdExceeded()) : Optional.empty());
        return failure.<Command>map(value -> new Command.WorkFailed(LINE, value))
                .orElseGet(() -> new Command.WorkSucceeded(
                        LINE,
                        request.mock()
                                .flatMap(Mock::result)
                                .flatMap(JsonData::parse)
                                .orElseThrow()));
    }

    private <T extends Fact> Optional<T> find(Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Whether nothing more can come of it. */
    boolean isOver() {
        return refusal.isPresent()
                || find(Fact.StateExited.class).isPresent()
                || find(Fact.RetryArmed.class).isPresent()
                || find(Fact.ExecutionEnded.class).isPresent();
    }

    /** The work that somebody is asked to do, if the state waits for some. */
    Optional<Effect.DispatchTask> openTask() {
        return isOver() ? Optional.empty() : openTask;
    }

    /** What came of it; only when it is over. */
    TestStateAnswer answer() {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Failure> failure = inspected.handling().map(handling -> handling.failure());
        Optional<Fact.StateExited> exit = find(Fact.StateExited.class);
        exit.ifPresent(left -> left.assigned().forEach((name, value) -> variables.put(name, value.tree())));
        return new TestStateAnswer.Result(
                status(),
                exit.map(left -> left.output().text()),
                failure.flatMap(Failure::error),
                failure.flatMap(Failure::cause),
                exit.flatMap(Fact.StateExited::next),
                request.inspectionLevel() == InspectionLevel.INFO
                        ? Optional.empty()
                        : Optional.of(inspected.toJson(input, exit.isPresent() ? variables : Map.of())));
    }

    private TestStateAnswer.Status status() {
        if (find(Fact.StateExited.class).isPresent()) {
            return inspected.handling().isPresent()
                    ? TestStateAnswer.Status.CAUGHT_ERROR
                    : TestStateAnswer.Status.SUCCEEDED;
        }
        return find(Fact.RetryArmed.class).isPresent()
                ? TestStateAnswer.Status.RETRIABLE
                : TestStateAnswer.Status.FAILED;
    }
}
