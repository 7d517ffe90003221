package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import java.util.Optional;

/** What comes to an execution from outside. A command that is out of date has no effect. */
public sealed interface Command {
    record Start(JsonData input) implements Command {}

    /** Goes on where the last turn stopped for want of room. */
    record Continue() implements Command {}

    record TimerFired(Timer timer) implements Command {}

    record Stop(Optional<String> error, Optional<String> cause) implements Command {}

    record Redrive() implements Command {}

    /** A report on an attempt of a task. */
    sealed interface TaskReport extends Command {
        int frame();

        /** Of the attempt. */
        long serial();
    }

    /** @param workerName of an activity's worker, if it gave one */
    record TaskStarted(int frame, long serial, Optional<String> workerName) implements TaskReport {}

    /** The service has taken the job or the message; its end will be told. */
    record TaskSubmitted(int frame, long serial, JsonData output) implements TaskReport {}

    record TaskHeartbeat(int frame, long serial) implements TaskReport {}

    record TaskSucceeded(int frame, long serial, JsonData output) implements TaskReport {}

    record TaskFailed(int frame, long serial, TaskFailureKind kind, Optional<String> error, Optional<String> cause)
            implements TaskReport {}

    /** The task cannot be tried at all; ends the execution. */
    record TaskUnusable(int frame, long serial, String cause) implements TaskReport {}

    /**
     * The work of a state came out well, whatever its work is: all branches of a Parallel state, all iterations of a
     * Map. Told in place of them ({@link Inspection#endsWork}).
     *
     * @param result of all of them
     */
    record WorkSucceeded(int frame, JsonData result) implements Command {}

    /** As {@link WorkSucceeded}, but it failed. */
    record WorkFailed(int frame, Failure failure) implements Command {}

    /** Changes the limits of a Map Run that are given (UpdateMapRun). */
    record UpdateMapRun(
            String mapRunArn,
            Optional<Integer> concurrency,
            Optional<Long> toleratedCount,
            Optional<Double> toleratedPercentage)
            implements Command {}

    /** A report on a Map Run. */
    sealed interface MapRunReport extends Command {
        int frame();

        String mapRunArn();
    }

    /** A child execution of a Map Run has ended. */
    record ChildEnded(
            int frame,
            String mapRunArn,
            int index,
            ExecutionStatus status,
            Optional<JsonData> output,
            Optional<String> error,
            Optional<String> cause)
            implements MapRunReport {}

    /** @param items an array, or an object for its members */
    record ItemsRead(int frame, String mapRunArn, JsonNode items) implements MapRunReport {}

    /** @param result of the state */
    record ResultsWritten(int frame, String mapRunArn, JsonData result) implements MapRunReport {}

    /** The items could not be read, or the results not be written. */
    record MapRunFailed(int frame, String mapRunArn, Failure failure) implements MapRunReport {}
}
