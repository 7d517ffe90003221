package dev.loveless.junit.timeline;

import dev.loveless.engine.data.Failure;
import dev.loveless.engine.machine.MapPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened in a state between its entering and its end. */
public sealed interface Step
        permits Attempt, Step.Joined, Step.Backoff, Step.Caught, Step.EvaluationFailed, Step.Waited {
    /** When it began. */
    Instant time();

    /**
     * A Parallel or Map state began its branches, iterations or child executions.
     *
     * @param lines grows as they begin
     * @param plan of a Map state, as it began
     */
    record Joined(Instant time, List<Line> lines, Optional<MapPlan> plan) implements Step {}

    /**
     * A retrier matched.
     *
     * @param retrier its index in {@code Retry}
     * @param delay until the next attempt
     */
    record Backoff(Instant time, int retrier, Duration delay) implements Step {
        /** When the next attempt is due. */
        public Instant due() {
            return time.plus(delay);
        }
    }

    /**
     * A catcher matched.
     *
     * @param catcher its index in {@code Catch}
     */
    record Caught(Instant time, int catcher, Failure failure) implements Step {}

    /** A JSONata field could not be evaluated. */
    record EvaluationFailed(Instant time, Failure failure) implements Step {}

    /** A Wait state waits. */
    record Waited(Instant time, Instant until) implements Step {}
}
