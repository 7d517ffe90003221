package dev.loveless.configuration;

import dev.loveless.asl.model.StateMachineType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine of the application.
 *
 * @param definition the file it is in
 * @param definitionSubstitutions what is put in place of {@code ${Name}} in the definition, as in SAM and
 *     CloudFormation
 */
public record StateMachineSettings(
        String name,
        Path definition,
        StateMachineType type,
        Map<String, String> definitionSubstitutions,
        Optional<String> roleArn) {
    public StateMachineSettings {
        definitionSubstitutions = Map.copyOf(definitionSubstitutions);
    }
}
