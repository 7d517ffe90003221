package dev.loveless.junit.timeline;

import dev.loveless.asl.model.State;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state from its entering to its end. Not changed any more once a {@link Timeline} is made. */
public final class StateVisit {
    /** How a visit stands. */
    public enum Standing {
        /** The state is at work, or waits. */
        OPEN,
        SUCCEEDED,
        /** Left by one of its catchers. */
        CAUGHT,
        FAILED,
        /** Cut off: by the failure of another line, or from outside. */
        ABORTED
    }

    private final State definition;
    private final Instant entered;
    private final JsonData input;
    private final List<Step> steps = new ArrayList<>();
    private Standing standing = Standing.OPEN;
    Optional<Instant> ended = Optional.empty();
    Optional<JsonData> output = Optional.empty();
    Map<String, JsonData> assigned = Map.of();
    Optional<String> next = Optional.empty();
    Optional<Failure> failure = Optional.empty();

    StateVisit(State definition, Instant entered, JsonData input) {
        this.definition = definition;
        this.entered = entered;
        this.input = input;
    }

    void end(Standing how, Instant now) {
        standing = how;
        ended = Optional.of(now);
    }

    /** A redrive lets the state go on. */
    void reopen() {
        standing = Standing.OPEN;
        ended = Optional.empty();
        failure = Optional.empty();
    }

    void add(Step step) {
        steps.add(step);
    }

    /** The state as it is defined. */
    public State definition() {
        return definition;
    }

    public String state() {
        return definition.name();
    }

    public Instant entered() {
        return entered;
    }

    /** What it was given, before InputPath and the like. */
    public JsonData input() {
        return input;
    }

    public Standing standing() {
        return standing;
    }

    public boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** Absent while it is open. */
    public Optional<Instant> ended() {
        return ended;
    }

    /** How long it took; absent while it is open. */
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(entered, end));
    }

    /** What it handed on, if it did. */
    public Optional<JsonData> output() {
        return output;
    }

    /** The variables that it set. */
    public Map<String, JsonData> assigned() {
        return assigned;
    }

    /** The state it went on to; absent at the end of the line. */
    public Optional<String> next() {
        return next;
    }

    /** Why it failed, if it did and nothing of its own caught it. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** What happened in it, in its order. */
    public List<Step> steps() {
        return steps;
    }

    private <S extends Step> List<S> steps(Class<S> type) {
        return steps.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Of a Task. */
    public List<Attempt> attempts() {
        return steps(Attempt.class);
    }

    /** Of a Parallel or Map state: one for each time that it began. */
    public List<Step.Joined> joins() {
        return steps(Step.Joined.class);
    }

    /** How often its work was begun, the first time included. */
    public int attemptCount() {
        return attempts().size() + joins().size();
    }

    /** The waits between attempts. */
    public List<Step.Backoff> backoffs() {
        return steps(Step.Backoff.class);
    }

    /** The catcher that it was left by, if it was. */
    public Optional<Step.Caught> caught() {
        return steps(Step.Caught.class).stream().findFirst();
    }

    /** The last thing that happened in it. */
    public Optional<Step> lastStep() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }
}
