package dev.loveless.engine.runtime;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.FactSize;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Decision;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.TaskAttempt;
import dev.loveless.engine.machine.Timer;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskReports;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import dev.loveless.engine.time.Scheduler.Alarm;
import dev.loveless.engine.time.Scheduler.BusyToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An execution at work: takes commands one by one, on its queue, and carries out what the interpreter decides. Only
 * {@link #post}, {@link #snapshot} and {@link #ended} are for other threads.
 */
final class ExecutionCell {
    private final ExecutionRuntime runtime;
    private final ExecutionState state;
    private final Optional<String> testCase;
    private final int queue;
    private final SplittableRandom seeds;
    private final long tokenSeed;
    private final List<Armed> alarms = new ArrayList<>(2);
    private final Map<Long, Dispatched> tasks = new HashMap<>(4);
    /** Child executions by Map Run and index. */
    private final Map<String, Map<Integer, ExecutionCell>> children = new HashMap<>();

    private final List<Consumer<ExecutionSnapshot>> onEnd = new ArrayList<>(0);

    /** Replaced as a whole, since others read it. */
    private volatile List<String> mapRuns = List.of();

    private long bytes = FactSize.EXECUTION;

    private final ExecutionView view;

    /** @param first how it stands before its first turn */
    ExecutionCell(
            ExecutionRuntime runtime,
            ExecutionState state,
            ExecutionSnapshot first,
            Optional<String> testCase,
            int queue) {
        this.runtime = runtime;
        this.state = state;
        this.testCase = testCase;
        this.queue = queue;
        this.seeds = new SplittableRandom(runtime.settings().seeds().getAsLong());
        this.tokenSeed = runtime.settings().seeds().getAsLong();
        this.view = new ExecutionView(first);
    }

    private record Armed(long serial, Alarm alarm) {}

    /** @param time held while the work goes on elsewhere */
    private record Dispatched(TaskExecutor executor, TaskRequest request, BusyToken time) {
        static Dispatched to(TaskExecutor executor, TaskRequest request, Scheduler scheduler) {
            return new Dispatched(
                    executor,
                    request,
                    executor.worksElsewhere(request)
                            ? scheduler.busy("the work of state '" + request.state() + "'")
                            : () -> {});
        }
    }

    String arn() {
        return state.identity().executionArn();
    }

    Program program() {
        return state.program();
    }

    /** How it stood after the last turn, and its end. */
    ExecutionView view() {
        return view;
    }

    void ownMapRun(String mapRunArn) {
        mapRuns = Stream.concat(mapRuns.stream(), Stream.of(mapRunArn)).toList();
    }

    /** The ARNs of its Map Runs. */
    List<String> mapRuns() {
        return mapRuns;
    }

    void post(Command command) {
        runtime.settings().scheduler().post(queue, () -> attempt(command));
    }

    private void attempt(Command command) {
        try {
            take(command);
        } catch (RuntimeException | Error e) {
            breakOff(e);
        }
    }

    /** A fault of ours, or want of memory: this execution fails, whoever waits for it learns why, and others go on. */
    private void breakOff(Throwable fault) {
        try {
            // What was decided and not kept has not happened; what the end of the engine cut off may go on in another.
            if (!view.snapshot().status().isEnd() && !runtime.isClosed()) {
                failFor(fault);
            }
        } catch (RuntimeException | Error another) {
            fault.addSuppressed(another);
        }
        view.breakOff(fault);
    }

    private void failFor(Throwable fault) {
        Instant now = runtime.settings().scheduler().now();
        List<Fact> end = List.of(new Fact.ExecutionEnded(
                ExecutionStatus.FAILED,
                0,
                Optional.empty(),
                Optional.of("States.Runtime"),
                Optional.of("The execution could not go on, for a reason outside of it: " + fault)));
        state.apply(end, now);
        runtime.settings().journal().append(arn(), new Journal.Entry(Journal.VERSION, now, end));
        disarm();
        for (Dispatched task : List.copyOf(tasks.values())) {
            task.request().token().ifPresent(runtime.tokens()::forget);
            task.executor().cancel(task.request());
        }
        view.show(ExecutionSnapshot.of(state));
        publishEnd();
    }

    /** As {@link #post}; tells how the execution stands when the command has been taken. */
    CompletableFuture<ExecutionSnapshot> ask(Command command) {
        CompletableFuture<ExecutionSnapshot> taken = new CompletableFuture<>();
        post(command);
        runtime.settings().scheduler().post(queue, () -> taken.complete(view.snapshot()));
        return taken;
    }

    /** Begins again what did not end well. */
    CompletableFuture<ExecutionSnapshot> redrive() {
        view.expectAnotherEnd();
        return ask(new Command.Redrive());
    }

    /** To be called with how the execution ends, each time it does; before the first command. */
    void onEnd(Consumer<ExecutionSnapshot> action) {
        onEnd.add(action);
    }

    private void take(Command command) {
        Instant now = command instanceof Command.Start
                // It began when whoever started it was told so.
                ? view.snapshot().startTime()
                : runtime.settings().scheduler().now();
        Turn turn = new Turn(now, seeds.nextLong(), tokenSeed);
        Decision decision = runtime.interpreter().decide(state, command, turn);
        if (!decision.facts().isEmpty()) {
            bytes += FactSize.of(decision.facts());
            runtime.settings().journal().append(arn(), new Journal.Entry(Journal.VERSION, now, decision.facts()));
            runtime.noticeMapRuns(this, decision.facts());
        }
        disarm();
        forgetIfOver(command);
        if (command instanceof Command.Redrive && !state.status().isEnd()) {
            runtime.reopened(this);
        }
        if (command instanceof Command.Redrive) {
            view.redriveTaken();
        }
        // Where there was nothing to redrive, whoever waits for the new end has it already.
        if (!decision.facts().isEmpty() || command instanceof Command.Redrive) {
            view.show(ExecutionSnapshot.of(state));
        }
        decision.effects().forEach(this::perform);
        if (command instanceof Command.Redrive && decision.facts().isEmpty()) {
            tellOfEnd();
        }
    }

    /** Takes up an execution whose facts were folded: its moments, its open tasks and what it had not come to. */
    void resume() {
        runtime.settings().scheduler().post(queue, () -> {
            view.show(ExecutionSnapshot.of(state));
            state.timers().forEach(this::arm);
            state.openTasks().forEach(this::dispatch);
            state.openChildren().forEach(this::startChild);
            state.openTransfers().forEach(this::perform);
            if (state.hasPending()) {
                take(new Command.Continue());
            }
        });
    }

    private void disarm() {
        if (alarms.isEmpty()) {
            return;
        }
        Set<Long> live = new HashSet<>();
        state.timers().forEach(timer -> live.add(timer.serial()));
        alarms.removeIf(armed -> {
            boolean over = !live.contains(armed.serial());
            if (over) {
                armed.alarm().cancel();
            }
            return over;
        });
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.ArmTimer armed) {
            if (state.timers().contains(armed.timer())) {
                arm(armed.timer());
            }
        } else if (effect instanceof Effect.DispatchTask task) {
            dispatch(task);
        } else if (effect instanceof Effect.CancelTask task) {
            cancel(task.attempt());
        } else if (effect instanceof Effect.StartChild child) {
            startChild(child);
        } else if (effect instanceof Effect.ReadItems read) {
            runtime.transfers().read(state, read, this::post);
        } else if (effect instanceof Effect.WriteResults write) {
            runtime.transfers().write(state, write, this::post);
        } else if (effect instanceof Effect.StopChildren stop) {
            children.getOrDefault(stop.mapRunArn(), Map.of())
                    .values()
                    .forEach(child -> child.post(new Command.Stop(Optional.empty(), Optional.empty())));
        } else if (effect instanceof Effect.PostContinue) {
            post(new Command.Continue());
        } else if (effect instanceof Effect.PublishEnd) {
            publishEnd();
        }
    }

    private void arm(Timer timer) {
        Scheduler scheduler = runtime.settings().scheduler();
        Runnable fire = () -> post(new Command.TimerFired(timer));
        Alarm alarm = timer.kind().isLimit() ? scheduler.aside(timer.due(), fire) : scheduler.at(timer.due(), fire);
        alarms.add(new Armed(timer.serial(), alarm));
    }

    private void dispatch(Effect.DispatchTask task) {
        TaskAttempt attempt = task.attempt();
        TaskRequest request = TaskRequest.of(state, task, testCase);
        TaskReports reports = new TaskReports(this::post, task.frame(), attempt.serial());
        attempt.token().ifPresent(token -> runtime.tokens().register(token, reports));
        Optional<TaskExecutor> executor = runtime.executorFor(request);
        if (executor.isEmpty()) {
            reports.unusable("Nothing here does the work of state '" + task.state()
                    + "': configure a handler, a mock or" + " a component for " + attempt.resource() + ".");
            return;
        }
        tasks.put(
                attempt.serial(),
                Dispatched.to(executor.get(), request, runtime.settings().scheduler()));
        try {
            begin(executor.get(), request, task.submitted(), reports);
        } catch (RuntimeException | Error e) {
            // A fault of the executor's ends this execution, with its reason, and no other.
            reports.unusable("The work of state '" + task.state() + "' could not be begun: " + e);
        }
    }

    private static void begin(
            TaskExecutor executor, TaskRequest request, Optional<JsonData> submitted, TaskReports reports) {
        if (submitted.isEmpty()) {
            executor.start(request, reports);
        } else if (!request.waitsForToken()) {
            executor.resume(request, submitted.get(), reports);
        }
    }

    private void cancel(TaskAttempt attempt) {
        attempt.token().ifPresent(runtime.tokens()::forget);
        Dispatched task = tasks.remove(attempt.serial());
        if (task != null) {
            task.time().release();
            task.executor().cancel(task.request());
        }
    }

    /** An attempt that has reported its end needs nothing any more. */
    private void forgetIfOver(Command command) {
        boolean over = command instanceof Command.TaskSucceeded
                || command instanceof Command.TaskFailed
                || command instanceof Command.TaskUnusable;
        if (over) {
            Dispatched task = tasks.remove(((Command.TaskReport) command).serial());
            if (task != null) {
                task.time().release();
                task.request().token().ifPresent(runtime.tokens()::forget);
            }
        }
    }

    /** A Standard child that was started before is redriven instead (documented). */
    private void startChild(Effect.StartChild child) {
        Map<Integer, ExecutionCell> ofRun = children.computeIfAbsent(child.mapRunArn(), arn -> new TreeMap<>());
        ExecutionCell before = ofRun.get(child.index());
        if (before != null && before.program().type() == StateMachineType.STANDARD) {
            before.redrive();
            return;
        }
        ExecutionCell started = runtime.startChild(this, child, testCase);
        ofRun.put(child.index(), started);
        started.onEnd(end -> childEnded(child, started, end));
        started.post(new Command.Start(child.input()));
    }

    /** Called by the child, which goes on meanwhile. */
    private void childEnded(Effect.StartChild child, ExecutionCell from, ExecutionSnapshot end) {
        if (!end.status().isEnd()) {
            return;
        }
        int redrives = from.view.redrivesTaken();
        Command ended = new Command.ChildEnded(
                child.frame(), child.mapRunArn(), child.index(), end.status(), end.output(), end.error(), end.cause());
        runtime.settings().scheduler().post(queue, () -> {
            // An end from before the child was begun again is not the one that the Map Run waits for.
            boolean counts = children.getOrDefault(child.mapRunArn(), Map.of()).get(child.index()) == from
                    && from.view.redrivesAsked() == redrives;
            if (counts) {
                attempt(ended);
            }
        });
    }

    private void publishEnd() {
        tasks.values().forEach(task -> task.time().release());
        tasks.clear();
        runtime.ended(this, bytes);
        tellOfEnd();
    }

    private void tellOfEnd() {
        ExecutionSnapshot end = ExecutionSnapshot.of(state);
        onEnd.forEach(action -> action.accept(end));
    }

    ExecutionState state() {
        return state;
    }
}
