package dev.loveless.configuration;

/**
 * A component that has been read, before what stands around it is known.
 *
 * @param <T> what becomes of it
 */
@FunctionalInterface
interface Draft<T> {
    T named(String name, FaultSettings faults);
}
