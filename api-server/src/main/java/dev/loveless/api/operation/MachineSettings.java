package dev.loveless.api.operation;

import dev.loveless.api.log.LoggingConfiguration;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.EncryptionConfiguration;
import dev.loveless.api.resource.Revision;
import dev.loveless.asl.model.StateMachineType;
import java.util.Optional;

/** What CreateStateMachine and UpdateStateMachine say alike of a state machine. */
record MachineSettings(
        Optional<String> definition,
        Optional<String> roleArn,
        Optional<LoggingConfiguration> logging,
        Optional<Boolean> tracing,
        Optional<EncryptionConfiguration> encryption,
        boolean publish,
        Optional<String> versionDescription) {

    static MachineSettings read(Members members) {
        return new MachineSettings(
                members.text("definition", TextRule.DEFINITION),
                members.text("roleArn", TextRule.ARN),
                members.structure("loggingConfiguration").map(LoggingConfiguration::read),
                members.structure("tracingConfiguration")
                        .map(it -> it.flag("enabled").orElse(false)),
                EncryptionConfiguration.read(members),
                members.flag("publish").orElse(false),
                members.text("versionDescription", TextRule.DESCRIPTION));
    }

    /** Whether there is nothing to update. */
    boolean isEmpty() {
        return definition.isEmpty()
                && roleArn.isEmpty()
                && logging.isEmpty()
                && tracing.isEmpty()
                && encryption.isEmpty();
    }

    void requireForCreation(Members members) {
        if (definition.isEmpty()) {
            members.missing("definition");
        }
        if (roleArn.isEmpty()) {
            members.missing("roleArn");
        }
    }

    /** @throws ApiException if there is a description of no version (recorded) */
    void checkVersionDescription() {
        if (versionDescription.isPresent() && !publish) {
            throw new ApiException(
                    ApiError.ValidationException.of("Version description can only be set when publish is true"));
        }
    }

    /** The revision that a new machine has. */
    Revision first(StateMachineType type) {
        checkVersionDescription();
        return Revision.of(
                Definitions.valid(definition.orElseThrow(), type),
                type,
                role(roleArn.orElseThrow()),
                logging.orElse(LoggingConfiguration.OFF),
                tracing.orElse(false),
                encryption);
    }

    /** The revision that follows. */
    Revision next(Revision before, StateMachineType type) {
        String role = roleArn.map(MachineSettings::role).orElse(before.roleArn());
        LoggingConfiguration nextLogging = logging.orElse(before.logging());
        boolean nextTracing = tracing.orElse(before.tracing());
        Optional<EncryptionConfiguration> nextEncryption = encryption.or(before::encryption);
        if (definition.isPresent() && !definition.get().equals(before.definition())) {
            return Revision.of(
                    Definitions.valid(definition.get(), type), type, role, nextLogging, nextTracing, nextEncryption);
        }
        return new Revision(
                before.definition(),
                before.stateMachine(),
                before.program(),
                role,
                nextLogging,
                nextTracing,
                nextEncryption);
    }

    /** A role is looked at for its shape alone. */
    private static String role(String arn) {
        if (!arn.startsWith("arn:")) {
            throw new ApiException(new ApiError.InvalidArn("Invalid ARN prefix: " + arn));
        }
        return arn;
    }
}
