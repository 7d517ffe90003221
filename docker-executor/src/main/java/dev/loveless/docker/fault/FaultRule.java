package dev.loveless.docker.fault;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When a fault happens: where both are given, both must hold; where none is, always.
 *
 * @param attempt only on this attempt of a task, counted from 1
 * @param probability of it, from 0 to 1
 */
public record FaultRule(Fault fault, OptionalInt attempt, OptionalDouble probability) {}
