package dev.loveless.cli.run;

import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.StateMachineType;

/**
 * A state machine of the configuration that executions of the one that is run may start.
 *
 * @param definition without errors
 */
record OtherMachine(String name, ParsedDefinition definition, StateMachineType type) {}
