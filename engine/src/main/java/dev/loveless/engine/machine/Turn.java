package dev.loveless.engine.machine;

import java.time.Instant;

/**
 * What a turn brings in from the world.
 *
 * @param now the time of everything in the turn
 * @param seed of everything random in it that people may see
 * @param tokenSeed of the task tokens made in it, which nobody can guess who does not know it
 */
public record Turn(Instant now, long seed, long tokenSeed) {}
