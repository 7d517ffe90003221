package dev.loveless.engine.retry;

import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.Retrier;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.TaskState;
import java.util.List;

/** The Retry and Catch of states; empty for types that have none. */
public final class ErrorHandlers {
    private ErrorHandlers() {}

    /** In the order they are tried. */
    public static List<Retrier> retriers(State state) {
        if (state instanceof TaskState task) {
            return task.retry();
        }
        if (state instanceof ParallelState parallel) {
            return parallel.retry();
        }
        return state instanceof MapState map ? map.retry() : List.of();
    }

    /** In the order they are tried. */
    public static List<Catcher> catchers(State state) {
        if (state instanceof TaskState task) {
            return task.catchers();
        }
        if (state instanceof ParallelState parallel) {
            return parallel.catchers();
        }
        return state instanceof MapState map ? map.catchers() : List.of();
    }
}
