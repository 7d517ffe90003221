package dev.loveless.docker.fault;

import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong on purpose. */
public sealed interface Fault {
    /**
     * The container is killed while it works.
     *
     * @param after how long after it began its work; absent: at a random moment of its first second
     */
    record Kill(Optional<Duration> after) implements Fault {}

    /** The container does not start. */
    record FailStart() implements Fault {}

    /** The work begins later. */
    record Delay(Duration duration) implements Fault {}

    /** The component is not asked; the task fails with this error. */
    record Answer(String error, String cause) implements Fault {}
}
