package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of states: the main line, a branch of a Parallel state, or an iteration of an inline Map. Changed by applied
 * facts only.
 */
final class Frame {
    /** Where the line stands. */
    enum Standing {
        /** Before {@link #state}, or in it. */
        OPEN,
        ENDED,
        /** Its own failure ended it. */
        FAILED,
        /** Another line's failure ended it. */
        ABORTED
    }

    final int id;
    final Optional<Frame> parent;
    final int index;

    Standing standing = Standing.OPEN;
    /** The state it is in, or before which it stands. */
    String state;
    /** Of that state. */
    JsonData input;
    /** Whether the state is yet to be entered, or to begin anew. */
    boolean pending = true;
    /** Whether the state has been entered. */
    boolean entered;

    Instant enteredTime = Instant.EPOCH;
    long enteredEventId;
    /** Whether anything has happened in the state yet. */
    boolean atEntry = true;

    Map<String, JsonData> variables = Map.of();
    /** Attempts used, by the index of the retrier. */
    Map<Integer, Integer> retries = Map.of();

    /** One of a kind at most; a waiting line is to cost little. */
    private List<Timer> timers = List.of();

    @Nullable
    TaskAttempt attempt;

    boolean attemptStarted;
    /** What the service answered that took the attempt's job or message. */
    Optional<JsonData> submitted = Optional.empty();

    @Nullable
    Join join;

    @Nullable
    MapRun mapRun;

    Frame(int id, Optional<Frame> parent, int index, String state, JsonData input) {
        this.id = id;
        this.parent = parent;
        this.index = index;
        this.state = state;
        this.input = input;
    }

    /** How often the state was tried again since it was entered. */
    int retryCount() {
        return retries.values().stream().mapToInt(Integer::intValue).sum();
    }

    void assign(Map<String, JsonData> values) {
        if (!values.isEmpty()) {
            Map<String, JsonData> all = new HashMap<>(variables);
            all.putAll(values);
            variables = all;
        }
    }

    void countRetry(int retrier) {
        Map<Integer, Integer> counted = new HashMap<>(retries);
        counted.merge(retrier, 1, Integer::sum);
        retries = counted;
    }

    Optional<Timer> timer(TimerKind kind) {
        for (Timer timer : timers) {
            if (timer.kind() == kind) {
                return Optional.of(timer);
            }
        }
        return Optional.empty();
    }

    void arm(Timer timer) {
        List<Timer> armed = new ArrayList<>(timers);
        armed.add(timer);
        timers = List.copyOf(armed);
    }

    void disarm(TimerKind kind) {
        timers = timers.stream().filter(timer -> timer.kind() != kind).toList();
    }

    void disarmAll() {
        timers = List.of();
    }

    Optional<TaskAttempt> openAttempt() {
        return Optional.ofNullable(attempt);
    }

    /** The branches or iterations at work; only where the state has some. */
    Join openJoin() {
        if (join == null) {
            throw new IllegalStateException("No branches or iterations in " + state);
        }
        return join;
    }

    /** The Map Run at work; only where the state has one. */
    MapRun openMapRun() {
        if (mapRun == null) {
            throw new IllegalStateException("No Map Run in " + state);
        }
        return mapRun;
    }

    /** The item of the nearest iteration around this line. */
    Optional<IterationItem> item() {
        for (Frame at = this; at.parent.isPresent(); at = at.parent.get()) {
            Join around = at.parent.get().join;
            if (around != null && around.plan.isPresent()) {
                MapItem item = around.plan.get().items().get(at.index);
                return Optional.of(new IterationItem(at.index, item));
            }
        }
        return Optional.empty();
    }

    /** The variable's value in the nearest scope that has it. */
    Optional<JsonNode> variable(String name) {
        for (Frame at = this; ; at = at.parent.get()) {
            JsonData value = at.variables.get(name);
            if (value != null) {
                return Optional.of(value.tree());
            }
            if (at.parent.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** An item with its place among the others. */
    record IterationItem(int index, MapItem item) {}
}
