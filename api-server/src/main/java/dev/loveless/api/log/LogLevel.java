package dev.loveless.api.log;

import dev.loveless.engine.history.HistoryEventType;
import java.util.EnumSet;
import java.util.Set;

/** Which events a state machine's logging configuration asks for (documented: "Log levels", and recorded). */
public enum LogLevel {
    /** All of them. */
    ALL,
    /** What fails, is aborted or times out, and the entering of Fail states. */
    ERROR,
    /** The ends of executions that did not end well. */
    FATAL,
    /** None. */
    OFF;

    private static final Set<HistoryEventType> FATAL_EVENTS = EnumSet.of(
            HistoryEventType.EXECUTION_FAILED,
            HistoryEventType.EXECUTION_ABORTED,
            HistoryEventType.EXECUTION_TIMED_OUT);

    /** Whether events of this type are logged. */
    public boolean logs(HistoryEventType type) {
        return switch (this) {
            case ALL -> true;
            case ERROR -> isError(type);
            case FATAL -> FATAL_EVENTS.contains(type);
            case OFF -> false;
        };
    }

    private static boolean isError(HistoryEventType type) {
        String name = type.typeName();
        return type == HistoryEventType.FAIL_STATE_ENTERED
                || name.endsWith("Failed")
                || name.endsWith("Aborted")
                || name.endsWith("TimedOut");
    }
}
