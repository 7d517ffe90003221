package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/**
 * Does work outside.
 *
 * @param resource as written
 * @param timeoutSeconds limit of one attempt
 * @param heartbeatSeconds longest silence of a worker
 * @param credentials an object whose member {@code RoleArn} is the role the task is done under
 * @param retry in the order they are tried
 * @param catchers in the order they are tried
 */
public record TaskState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        String resource,
        Optional<Setting<Long>> timeoutSeconds,
        Optional<Setting<Long>> heartbeatSeconds,
        Optional<Template> credentials,
        List<Retrier> retry,
        List<Catcher> catchers,
        Optional<Assign> assign,
        Transition transition)
        implements State {
    public TaskState {
        retry = List.copyOf(retry);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Task";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitTask(this);
    }
}
