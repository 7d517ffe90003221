package dev.loveless.engine.machine;

import java.time.Instant;

/**
 * What a turn brings in from the world.
 *
 * @param now the time of everything in the turn
 * @param seed of everything random in it
 */
public record Turn(Instant now, long seed) {}
