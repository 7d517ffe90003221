package dev.loveless.engine.machine;

import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that has happened to an execution. The facts, in their order and with the times of their turns, are all
 * there is to know: folding them gives the state, and AWS's history is drawn from them. {@code frame} is the number of
 * the line of states it happened in: 0 is the main line, each branch and iteration has its own.
 */
public sealed interface Fact {
    void accept(FactVisitor visitor);

    /** A fact that AWS's history has exactly one event for. */
    sealed interface Event extends Fact {}

    record ExecutionStarted(JsonData input) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.executionStarted(this);
        }
    }

    /**
     * @param frame the line whose failure or end it was; 0 if it came from outside
     * @param output present if and only if it succeeded
     */
    record ExecutionEnded(
            ExecutionStatus status,
            int frame,
            Optional<JsonData> output,
            Optional<String> error,
            Optional<String> cause)
            implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.executionEnded(this);
        }
    }

    /** The states that had not ended well begin again. */
    record ExecutionRedriven(int redriveCount) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.executionRedriven(this);
        }
    }

    record StateEntered(int frame, String state, JsonData input) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.stateEntered(this);
        }
    }

    /**
     * @param next where the line goes on; absent at its end
     * @param way of those that lead there, the one that was taken
     */
    record StateExited(
            int frame,
            String state,
            JsonData output,
            Map<String, JsonData> assigned,
            Optional<String> next,
            ExitWay way)
            implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.stateExited(this);
        }
    }

    /** @param around the line whose failure cut the state */
    record StateAborted(int frame, String state, int around) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.stateAborted(this);
        }
    }

    /** @param atEntry whether nothing has happened in the state yet */
    record EvaluationFailed(int frame, String state, Failure failure, boolean atEntry) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.evaluationFailed(this);
        }
    }

    record TaskScheduled(int frame, TaskAttempt attempt) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.taskScheduled(this);
        }
    }

    /** @param workerName of an activity's worker, if it gave one */
    record TaskStarted(int frame, String resource, Optional<String> workerName) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.taskStarted(this);
        }
    }

    record TaskSubmitted(int frame, String resource, JsonData output) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.taskSubmitted(this);
        }
    }

    record TaskSucceeded(int frame, String resource, JsonData output) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.taskSucceeded(this);
        }
    }

    record TaskFailed(int frame, String resource, TaskFailureKind kind, Optional<String> error, Optional<String> cause)
            implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.taskFailed(this);
        }
    }

    record ParallelStarted(int frame, int branches) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.parallelStarted(this);
        }
    }

    record MapStarted(int frame, MapPlan plan) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.mapStarted(this);
        }
    }

    /**
     * @param frame the iteration's own line
     * @param after the line of the iteration whose place it takes, if it had to wait for one
     */
    record IterationStarted(int frame, int parent, String state, int index, Optional<Integer> after) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.iterationStarted(this);
        }
    }

    /** @param around the line whose failure it was, or its own */
    record IterationEnded(int frame, String state, int index, IterationOutcome outcome, int around) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.iterationEnded(this);
        }
    }

    /** All branches or iterations are over. */
    record JoinEnded(int frame, String state, boolean succeeded) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.joinEnded(this);
        }
    }

    record MapRunStarted(int frame, String mapRunArn) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.mapRunStarted(this);
        }
    }

    record MapRunEnded(int frame, ExecutionStatus status, Optional<String> error, Optional<String> cause)
            implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.mapRunEnded(this);
        }
    }

    record MapRunRedriven(int frame, String mapRunArn, int redriveCount) implements Event {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.mapRunRedriven(this);
        }
    }

    /** A branch or iteration has a line of its own now, which begins at its group's StartAt. */
    record FrameOpened(int frame, int parent, int index, JsonData input) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.frameOpened(this);
        }
    }

    /** A branch or iteration has come to its end. */
    record FrameEnded(int frame, JsonData output) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.frameEnded(this);
        }
    }

    /** A line has failed and stands still; kept, as a redrive begins there again. */
    record FrameFailed(int frame, Failure failure) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.frameFailed(this);
        }
    }

    /** All lines below this one are gone, since its state has handled their failure. */
    record FramesCut(int frame) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.framesCut(this);
        }
    }

    record TimerArmed(Timer timer) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.timerArmed(this);
        }
    }

    /** @param retrier the index of the retrier that matched */
    record RetryArmed(int frame, int retrier, Timer timer) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.retryArmed(this);
        }
    }

    /**
     * The state is left by a catcher, as the next fact of its line tells.
     *
     * @param catcher the index of the catcher that matched
     */
    record FailureCaught(int frame, String state, int catcher, Failure failure) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.failureCaught(this);
        }
    }

    /** @param retrier the index of the retrier that matched, but has no attempts left */
    record RetriesExhausted(int frame, int retrier) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.retriesExhausted(this);
        }
    }

    /** Child executions of a Map Run were started, for these items or batches. */
    record ChildrenStarted(int frame, List<Integer> indices) implements Fact {
        public ChildrenStarted {
            indices = List.copyOf(indices);
        }

        @Override
        public void accept(FactVisitor visitor) {
            visitor.childrenStarted(this);
        }
    }

    record ChildEnded(int frame, int index, ExecutionStatus status, Optional<JsonData> output) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.childEnded(this);
        }
    }

    /** The items of a Map Run are being read from outside. */
    record ItemsAsked(int frame, JsonData parameters) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.itemsAsked(this);
        }
    }

    /** @param plan with the items that were read */
    record ItemsRead(int frame, MapPlan plan) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.itemsRead(this);
        }
    }

    /** The limits of a Map Run were changed from outside; those that are absent stay as they are. */
    record MapRunUpdated(
            int frame,
            Optional<Integer> concurrency,
            Optional<Long> toleratedCount,
            Optional<Double> toleratedPercentage)
            implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.mapRunUpdated(this);
        }
    }

    /** All child executions are over, and what they gave is being written outside. */
    record ResultsOffered(int frame, JsonData parameters) implements Fact {
        @Override
        public void accept(FactVisitor visitor) {
            visitor.resultsOffered(this);
        }
    }
}
