package dev.loveless.docker.component;

/** What a container lives for. */
public enum Isolation {
    /** For one task; thrown away after it. Its root is read-only, {@code /tmp} can be written. */
    FRESH,
    /** For as long as there are tasks for it, one at a time, as on Lambda. */
    WARM
}
