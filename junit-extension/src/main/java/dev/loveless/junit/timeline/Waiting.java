package dev.loveless.junit.timeline;

import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a state waits, and for what.
 *
 * @param state its name
 * @param reason what for
 * @param until when it goes on by itself; of tasks, when they time out; absent where nothing is said
 * @param isHeartbeatDue whether it is a heartbeat that has to come until then
 */
public record Waiting(String state, Reason reason, Optional<Instant> until, boolean isHeartbeatDue) {
    /** What is waited for. */
    public enum Reason {
        /** A Wait state. */
        TIME("waits"),
        /** The next attempt. */
        BACKOFF("waits for its next attempt"),
        /** Somebody who reports with the task token. */
        TASK_TOKEN("waits for its task token"),
        /** A worker to take the task of an activity. */
        ACTIVITY_WORKER("waits for a worker of its activity"),
        /** A worker that has taken the task of an activity. */
        ACTIVITY_RESULT("waits for the worker that has taken its task"),
        /** The answer of a task of any other kind. */
        TASK("waits for the answer of its task");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        boolean isLimited() {
            return this != TIME && this != BACKOFF;
        }
    }

    /** What a visit waits for; empty if it has ended, or is at work. */
    public static Optional<Waiting> of(StateVisit visit) {
        if (!visit.isOpen()) {
            return Optional.empty();
        }
        Optional<Step> last = visit.lastStep();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get() instanceof Step.Waited waited) {
            return Optional.of(new Waiting(visit.state(), Reason.TIME, Optional.of(waited.until()), false));
        }
        if (last.get() instanceof Step.Backoff backoff) {
            return Optional.of(new Waiting(visit.state(), Reason.BACKOFF, Optional.of(backoff.due()), false));
        }
        if (last.get() instanceof Attempt attempt && attempt.ended().isEmpty()) {
            return Optional.of(new Waiting(visit.state(), reason(attempt), attempt.limit(), attempt.isHeartbeatDue()));
        }
        return Optional.empty();
    }

    private static Reason reason(Attempt attempt) {
        if (attempt.isOfActivity()) {
            return attempt.isStarted() ? Reason.ACTIVITY_RESULT : Reason.ACTIVITY_WORKER;
        }
        boolean hasToken = TaskResource.parse(attempt.resource())
                .filter(it -> it instanceof TaskResource.ServiceCall call
                        && call.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN)
                .isPresent();
        return hasToken ? Reason.TASK_TOKEN : Reason.TASK;
    }

    /**
     * In words, as seen at a moment: {@code Approve waits for its task token (times out in 2h)}, or {@code Approve
     * waits for its task token (times out in 5m, without a heartbeat)}.
     */
    public String text(Instant now) {
        String due = until.map(moment -> DurationText.of(Duration.between(now, moment)))
                .map(left -> reason.isLimited() ? limit(left) : ", " + left + " to go")
                .orElse("");
        return state + " " + reason.text + due;
    }

    private String limit(String left) {
        return " (times out in " + left + (isHeartbeatDue ? ", without a heartbeat)" : ")");
    }
}
