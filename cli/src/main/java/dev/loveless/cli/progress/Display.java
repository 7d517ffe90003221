package dev.loveless.cli.progress;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.history.Journal;
import java.time.Instant;

/** Shows what happens. Called by one thread. */
interface Display {
    /** Whether facts are of any interest; if not, it is not told of them. */
    default boolean showsFacts() {
        return true;
    }

    /** Facts of an execution: the one that is watched, or a child of it. */
    void turn(String executionArn, Journal.Entry entry);

    void component(ComponentEvent event, Instant now);

    /** Something to be said to whoever watches. */
    void say(String text, Instant now);

    /** Called ten times a second, and whenever something was told. */
    default void refresh(Instant now) {}

    /** Nothing more will happen; what is left to be shown is shown now. */
    default void finish(Instant now) {}
}
