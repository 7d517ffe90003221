package dev.loveless.docker.fault;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong on purpose. */
public sealed interface Fault {
    /** For people: what becomes of a component by it. */
    String description();

    /** To be told when it is made. */
    default ComponentEvent.FaultMade made(String component, TaskReference task) {
        return new ComponentEvent.FaultMade(component, task, description());
    }

    /**
     * The container is killed while it works: when it has done its work at the latest, which does not count then.
     *
     * @param after how long after it began its work; absent: at a random moment of its first second
     */
    record Kill(Optional<Duration> after) implements Fault {
        @Override
        public String description() {
            return "it is killed " + after.orElse(Duration.ZERO).toMillis()
                    + " ms after it began, or when it is done before";
        }
    }

    /** The container does not start. */
    record FailStart() implements Fault {
        @Override
        public String description() {
            return "it does not start";
        }
    }

    /** The work begins later. */
    record Delay(Duration duration) implements Fault {
        @Override
        public String description() {
            return "it begins " + duration.toMillis() + " ms later";
        }
    }

    /** The component is not asked; the task fails with this error. */
    record Answer(String error, String cause) implements Fault {
        @Override
        public String description() {
            return "it is not asked and fails with " + error;
        }
    }
}
