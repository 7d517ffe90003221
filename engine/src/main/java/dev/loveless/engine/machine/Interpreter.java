package dev.loveless.engine.machine;

import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.WaitState;
import dev.loveless.engine.data.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Executes the States Language. A command given to an execution at a time makes facts and effects, and nothing else:
 * the same state, command and turn give the same decision. Thread-safe; an {@link ExecutionState} is of one thread at a
 * time.
 */
public final class Interpreter {
    private final InterpreterOptions options;

    public Interpreter(InterpreterOptions options) {
        this.options = options;
    }

    /** What follows from a command. The facts are applied to {@code execution} already. */
    public Decision decide(ExecutionState execution, Command command, Turn turn) {
        TurnRun run = new TurnRun(execution, turn, options);
        try {
            carryOut(run, command);
            run.runToQuiescence();
        } catch (TurnOver e) {
            // The execution has ended, and with it the turn.
            return run.decision();
        } catch (StackOverflowError e) {
            // Data can be made deeper by each state until nothing can read or write them any more.
            run.fail(
                    execution.frame(ExecutionState.MAIN_LINE),
                    Failure.runtime("The data of the execution are nested too deeply."));
            return run.decision();
        }
        return run.decision();
    }

    private void carryOut(TurnRun run, Command command) {
        if (command instanceof Command.Start start) {
            start(run, start);
        } else if (command instanceof Command.Redrive) {
            redrive(run);
        } else if (run.execution.status != ExecutionStatus.RUNNING || !run.execution.isStarted()) {
            return;
        } else if (command instanceof Command.Continue) {
            run.execution.frames.values().stream()
                    .filter(frame -> ExecutionState.isPending(frame))
                    .forEach(run::ready);
        } else if (command instanceof Command.Stop stop) {
            run.end(new Fact.ExecutionEnded(
                    ExecutionStatus.ABORTED, ExecutionState.MAIN_LINE, Optional.empty(), stop.error(), stop.cause()));
        } else if (command instanceof Command.TimerFired fired) {
            timerFired(run, fired.timer());
        } else if (command instanceof Command.TaskReport report) {
            taskReport(run, report);
        } else if (command instanceof Command.UpdateMapRun update) {
            updateMapRun(run, update);
        } else if (command instanceof Command.MapRunReport report) {
            mapRunReport(run, report);
        } else if (command instanceof Command.WorkSucceeded succeeded) {
            joined(run, succeeded.frame()).ifPresent(joins -> joins.succeeded(succeeded.result()));
        } else if (command instanceof Command.WorkFailed failed) {
            joined(run, failed.frame()).ifPresent(joins -> joins.failed(failed.failure()));
        }
    }

    /** The branches or iterations at work in a line, if its state has some. */
    private static Optional<Joins> joined(TurnRun run, int id) {
        return Optional.ofNullable(run.execution.frames.get(id))
                .filter(frame -> frame.join != null || frame.mapRun != null)
                .map(frame -> new Joins(StateRun.of(run, frame)));
    }

    private void start(TurnRun run, Command.Start start) {
        if (run.execution.isStarted()) {
            return;
        }
        run.record(new Fact.ExecutionStarted(start.input()));
        armExecutionTimeout(run);
        run.ready(run.execution.frame(ExecutionState.MAIN_LINE));
    }

    private void armExecutionTimeout(TurnRun run) {
        Duration longest = options.quotas().duration(run.execution.identity.type());
        Duration limit = run.execution
                .program
                .timeout()
                .filter(own -> own.compareTo(longest) < 0)
                .orElse(longest);
        Instant due = run.turn.now().plus(limit);
        run.arm(run.execution.frame(ExecutionState.MAIN_LINE), TimerKind.EXECUTION_TIMEOUT, due);
    }

    private void redrive(TurnRun run) {
        ExecutionState execution = run.execution;
        if (!isRedrivable(execution)) {
            return;
        }
        run.record(new Fact.ExecutionRedriven(execution.redriveCount + 1));
        armExecutionTimeout(run);
        for (Frame frame : List.copyOf(execution.frames.values())) {
            if (frame.standing == Frame.Standing.OPEN && execution.frames.containsKey(frame.id)) {
                redrive(run, frame);
            }
        }
    }

    /** Only a Standard execution that did not end well, and whose history has room for more (documented). */
    private boolean isRedrivable(ExecutionState execution) {
        return execution.status.isEnd()
                && execution.status != ExecutionStatus.SUCCEEDED
                && execution.identity.type() == StateMachineType.STANDARD
                && execution.events + 1 < options.quotas().historyEvents();
    }

    private void redrive(TurnRun run, Frame frame) {
        if (frame.mapRun != null) {
            new MapRunRunner(StateRun.of(run, frame), (MapState) run.execution.program.state(frame.state)).redrive();
        } else if (frame.join == null) {
            run.ready(frame);
        } else if (frame.join.plan.isPresent()) {
            new Joins(StateRun.of(run, frame)).openIterations();
        } else {
            new Joins(StateRun.of(run, frame)).joinIfComplete();
        }
    }

    private void timerFired(TurnRun run, Timer timer) {
        Frame frame = run.execution.frames.get(timer.frame());
        if (frame == null || frame.timer(timer.kind()).filter(timer::equals).isEmpty()) {
            return;
        }
        StateRun state = StateRun.of(run, frame);
        switch (timer.kind()) {
            case WAIT -> state.doing(() -> new WaitRunner(state, (WaitState) state.state).over());
            case RETRY -> state.begin();
            case TASK_TIMEOUT -> task(state).timedOut(Failure.Kind.TASK);
            case HEARTBEAT -> task(state).timedOut(Failure.Kind.HEARTBEAT);
            case EXECUTION_TIMEOUT -> run.timeOut();
        }
    }

    private static TaskRunner task(StateRun run) {
        return new TaskRunner(run, (TaskState) run.state);
    }

    private void taskReport(TurnRun run, Command.TaskReport report) {
        Frame frame = run.execution.frames.get(report.frame());
        if (frame == null || frame.attempt == null || frame.attempt.serial() != report.serial()) {
            return;
        }
        StateRun state = StateRun.of(run, frame);
        TaskRunner task = task(state);
        if (report instanceof Command.TaskStarted started) {
            task.started(started.workerName());
        } else if (report instanceof Command.TaskSubmitted submitted) {
            task.submitted(submitted.output());
        } else if (report instanceof Command.TaskHeartbeat) {
            task.heartbeat();
        } else if (report instanceof Command.TaskSucceeded succeeded) {
            state.doing(() -> task.succeeded(succeeded.output()));
        } else if (report instanceof Command.TaskFailed failed) {
            task.failed(failed.kind(), failed.error(), failed.cause());
        } else if (report instanceof Command.TaskUnusable unusable) {
            task.unusable(unusable.cause());
        }
    }

    private void mapRunReport(TurnRun run, Command.MapRunReport report) {
        Frame frame = run.execution.frames.get(report.frame());
        if (frame == null || frame.mapRun == null || !frame.mapRun.arn.equals(report.mapRunArn())) {
            return;
        }
        StateRun state = StateRun.of(run, frame);
        MapRunRunner mapRun = new MapRunRunner(state, (MapState) state.state);
        if (report instanceof Command.ItemsRead read && frame.mapRun.reading.isPresent()) {
            mapRun.itemsRead(read.items());
        } else if (report instanceof Command.ResultsWritten written && frame.mapRun.writing.isPresent()) {
            mapRun.resultsWritten(written.result());
        } else if (report instanceof Command.MapRunFailed failed) {
            mapRun.failed(failed.failure());
        } else if (report instanceof Command.ChildEnded child && isRunning(frame.mapRun, child.index())) {
            mapRun.childEnded(child);
        }
    }

    private void updateMapRun(TurnRun run, Command.UpdateMapRun update) {
        run.execution.frames.values().stream()
                .filter(frame -> frame.mapRun != null && frame.mapRun.arn.equals(update.mapRunArn()))
                .findFirst()
                .ifPresent(frame -> {
                    StateRun state = StateRun.of(run, frame);
                    new MapRunRunner(state, (MapState) state.state)
                            .update(update, run.options.quotas().distributedConcurrency());
                });
    }

    private static boolean isRunning(MapRun mapRun, int child) {
        return mapRun.children.get(child) == ExecutionStatus.RUNNING;
    }
}
