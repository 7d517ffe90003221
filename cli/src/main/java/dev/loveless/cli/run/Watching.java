package dev.loveless.cli.run;

/** What standard error gets while an execution runs. */
enum Watching {
    /** What happens, for people. */
    PROGRESS,
    /** AWS's history. */
    EVENTS,
    /** Warnings and errors. */
    QUIET
}
