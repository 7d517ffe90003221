package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an execution stands: what the facts so far add up to. Changed by {@link #apply} only; of one thread at a time.
 */
public final class ExecutionState {
    static final int MAIN_LINE = 0;

    final ExecutionIdentity identity;
    final Program program;
    final TreeMap<Integer, Frame> frames = new TreeMap<>();
    /** Those of all lines; few at a time, and an execution that waits is to cost little. */
    final List<Timer> timers = new ArrayList<>(2);
    /** How many events AWS's history of it has. */
    long events;

    long serials;
    int nextFrame;
    int redriveCount;
    Instant startTime = Instant.EPOCH;
    Optional<Instant> redriveTime = Optional.empty();
    Instant stopTime = Instant.EPOCH;

    @Nullable
    JsonData input;

    ExecutionStatus status = ExecutionStatus.RUNNING;
    Optional<JsonData> output = Optional.empty();
    Optional<String> error = Optional.empty();
    Optional<String> cause = Optional.empty();

    public ExecutionState(ExecutionIdentity identity, Program program) {
        this.identity = identity;
        this.program = program;
    }

    /** Takes the facts of a turn in, in their order. */
    public void apply(List<Fact> facts, Instant now) {
        Application application = new Application(this, now);
        facts.forEach(fact -> application.apply(fact));
    }

    public ExecutionIdentity identity() {
        return identity;
    }

    public Program program() {
        return program;
    }

    public ExecutionStatus status() {
        return status;
    }

    public boolean isStarted() {
        return input != null;
    }

    /** What it was started with. */
    public JsonData input() {
        if (input == null) {
            throw new IllegalStateException("Not started");
        }
        return input;
    }

    public Optional<JsonData> output() {
        return output;
    }

    public Optional<String> error() {
        return error;
    }

    public Optional<String> cause() {
        return cause;
    }

    public Instant startTime() {
        return startTime;
    }

    /** When it ended; of a running one, nothing. */
    public Optional<Instant> stopTime() {
        return status.isEnd() ? Optional.of(stopTime) : Optional.empty();
    }

    public int redriveCount() {
        return redriveCount;
    }

    public Optional<Instant> redriveTime() {
        return redriveTime;
    }

    /** How many events AWS's history of it has. */
    public long events() {
        return events;
    }

    /** The moments it waits for. */
    public List<Timer> timers() {
        return List.copyOf(timers);
    }

    /** The attempts of tasks that are open. */
    public List<Effect.DispatchTask> openTasks() {
        List<Effect.DispatchTask> tasks = new ArrayList<>();
        for (Frame frame : frames.values()) {
            frame.openAttempt()
                    .ifPresent(attempt ->
                            tasks.add(new Effect.DispatchTask(frame.id, frame.state, attempt, frame.submitted)));
        }
        return tasks;
    }

    /** How often the state that the frame stands in was tried again since it was entered. */
    public int retryCount(int frame) {
        return Optional.ofNullable(frames.get(frame)).map(Frame::retryCount).orElse(0);
    }

    /** The child executions that were started and have not been heard of. */
    public List<Effect.StartChild> openChildren() {
        List<Effect.StartChild> open = new ArrayList<>();
        for (Frame frame : frames.values()) {
            MapRun run = frame.mapRun;
            if (run != null && status == ExecutionStatus.RUNNING) {
                run.children.forEach((index, child) -> {
                    if (child == ExecutionStatus.RUNNING) {
                        JsonData childInput = run.plan.inputs().get(index);
                        open.add(new Effect.StartChild(frame.id, frame.state, run.arn, index, childInput));
                    }
                });
            }
        }
        return open;
    }

    /** The readings of items and writings of results that are not over. */
    public List<Effect> openTransfers() {
        List<Effect> open = new ArrayList<>();
        for (Frame frame : frames.values()) {
            MapRun run = frame.mapRun;
            if (run != null && status == ExecutionStatus.RUNNING) {
                run.reading.ifPresent(from -> open.add(new Effect.ReadItems(frame.id, frame.state, run.arn, from)));
                run.writing.ifPresent(
                        to -> open.add(new Effect.WriteResults(frame.id, frame.state, run.arn, to, run.results())));
            }
        }
        return open;
    }

    /** Whether a line stands before a state, as the last turn stopped for want of room. */
    public boolean hasPending() {
        return status == ExecutionStatus.RUNNING && frames.values().stream().anyMatch(ExecutionState::isPending);
    }

    static boolean isPending(Frame frame) {
        return frame.pending && frame.standing == Frame.Standing.OPEN;
    }

    Frame frame(int id) {
        Frame frame = frames.get(id);
        if (frame == null) {
            throw new IllegalStateException("No line " + id);
        }
        return frame;
    }
}
