package dev.loveless.api.resource;

import dev.loveless.api.log.LoggingConfiguration;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.VariableReferences;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.program.Program;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * All of a state machine that an update may change: what executions are started with, and keep. Immutable.
 *
 * @param definition its text, exactly as it was sent
 * @param encryption as it was asked for; absent if it was not
 */
public record Revision(
        String definition,
        StateMachine stateMachine,
        Program program,
        String roleArn,
        LoggingConfiguration logging,
        boolean tracing,
        Optional<EncryptionConfiguration> encryption) {

    /** A revision with a valid definition. */
    public static Revision of(
            ParsedDefinition definition,
            StateMachineType type,
            String roleArn,
            LoggingConfiguration logging,
            boolean tracing,
            Optional<EncryptionConfiguration> encryption) {
        Program program = Program.of(definition, type);
        return new Revision(
                definition.text().content(), program.machine(), program, roleArn, logging, tracing, encryption);
    }

    /** Whether an update to the other would change nothing. */
    public boolean isLike(Revision other) {
        return definition.equals(other.definition) && roleArn.equals(other.roleArn) && isConfiguredLike(other);
    }

    /** Whether the settings are the same, whatever the role. */
    public boolean isConfiguredLike(Revision other) {
        return definition.equals(other.definition)
                && logging.equals(other.logging)
                && tracing == other.tracing
                && EncryptionConfiguration.areLike(encryption, other.encryption);
    }

    /** Which states read which variables. */
    public SortedMap<String, SortedSet<String>> variableReferences() {
        return VariableReferences.of(stateMachine);
    }
}
