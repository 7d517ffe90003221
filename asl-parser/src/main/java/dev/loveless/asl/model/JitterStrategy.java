package dev.loveless.asl.model;

/** Whether the delay of a retry is random. */
public enum JitterStrategy {
    NONE,
    FULL
}
