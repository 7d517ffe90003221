package dev.loveless.docker.component;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a container may use.
 *
 * @param memoryMegabytes hard limit, swap included; absent: no limit (a function has 128, as on AWS)
 * @param cpus how many processors' worth of time; may be a fraction
 */
public record Resources(OptionalInt memoryMegabytes, OptionalDouble cpus, Gpus gpus) {
    public static final Resources UNLIMITED = new Resources(OptionalInt.empty(), OptionalDouble.empty(), Gpus.NONE);
}
