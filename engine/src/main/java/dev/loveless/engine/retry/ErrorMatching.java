package dev.loveless.engine.retry;

import dev.loveless.engine.data.Failure;
import java.util.List;

/** Which failures an ErrorEquals list names. */
public final class ErrorMatching {
    private ErrorMatching() {}

    /** Whether the list names the failure, by its error or by one of the reserved names. */
    public static boolean matches(List<String> errorEquals, Failure failure) {
        return failure.kind() != Failure.Kind.FATAL && errorEquals.stream().anyMatch(name -> matches(name, failure));
    }

    private static boolean matches(String name, Failure failure) {
        return switch (name) {
            case "States.ALL" -> true;
            case Failure.TASK_FAILED -> is(Failure.TASK_FAILED, failure) || isTaskFailure(failure);
            case Failure.HEARTBEAT_TIMEOUT -> failure.kind() == Failure.Kind.HEARTBEAT || is(name, failure);
            default -> is(name, failure);
        };
    }

    private static boolean isTaskFailure(Failure failure) {
        return failure.kind() == Failure.Kind.TASK && !is(Failure.TIMEOUT, failure);
    }

    private static boolean is(String name, Failure failure) {
        return failure.error().filter(name::equals).isPresent();
    }
}
