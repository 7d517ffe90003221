package dev.loveless.asl.model;

/** The type a state machine is created with; EXPRESS refuses some integrations and distributed Maps. */
public enum StateMachineType {
    STANDARD,
    EXPRESS
}
