package dev.loveless.docker.client;

import java.util.Optional;

/**
 * How a container ended.
 *
 * @param exitCode 128 and more the number of a signal that ended it; 137 if it was killed
 * @param outOfMemory whether the engine killed it for its memory limit
 * @param lost why nothing is known of its end: the engine went away, or somebody removed the container; the exit code
 *     says nothing then
 */
public record ContainerExit(int exitCode, boolean outOfMemory, Optional<String> lost) {}
