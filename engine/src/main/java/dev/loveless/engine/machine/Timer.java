package dev.loveless.engine.machine;

import java.time.Instant;

/**
 * A moment that an execution waits for. It counts only if, when it comes, the execution still has this very timer.
 *
 * @param frame whose state waits
 * @param serial distinguishes the timers of an execution
 */
public record Timer(int frame, TimerKind kind, long serial, Instant due) {}
