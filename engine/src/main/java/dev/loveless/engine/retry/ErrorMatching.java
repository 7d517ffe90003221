package dev.loveless.engine.retry;

import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.Retrier;
import dev.loveless.engine.data.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Which failures an ErrorEquals list names. */
public final class ErrorMatching {
    private ErrorMatching() {}

    /** Whether the list names the failure, by its error or by one of the reserved names. */
    public static boolean matches(List<String> errorEquals, Failure failure) {
        return failure.kind() != Failure.Kind.FATAL && errorEquals.stream().anyMatch(name -> matches(name, failure));
    }

    /** The index of the first retrier that names the failure. */
    public static Optional<Integer> firstRetrier(List<Retrier> retriers, Failure failure) {
        return first(retriers, Retrier::errorEquals, failure);
    }

    /** The index of the first catcher that names the failure. */
    public static Optional<Integer> firstCatcher(List<Catcher> catchers, Failure failure) {
        return first(catchers, Catcher::errorEquals, failure);
    }

    private static <T> Optional<Integer> first(
            List<T> handlers, Function<T, List<String>> errorEquals, Failure failure) {
        return IntStream.range(0, handlers.size())
                .filter(index -> matches(errorEquals.apply(handlers.get(index)), failure))
                .boxed()
                .findFirst();
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
