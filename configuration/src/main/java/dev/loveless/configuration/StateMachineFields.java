package dev.loveless.configuration;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.configuration.field.ChoiceType;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.FieldValues;
import dev.loveless.configuration.field.MapType;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.PathType;
import dev.loveless.configuration.field.TextType;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** The fields of a state machine; names as in SAM. */
final class StateMachineFields {
    static final Field<Path> DEFINITION = Field.required(
                    "definition", PathType.FILE, "The file with the definition, in JSON or YAML.")
            .alsoCalled("definitionUri", "definitionString", "file");
    static final Field<StateMachineType> TYPE = Field.of(
            "type",
            ChoiceType.of("STANDARD", StateMachineType.STANDARD, "EXPRESS", StateMachineType.EXPRESS),
            "`STANDARD`",
            "The type of the state machine.");
    static final Field<String> ROLE_ARN = Field.of(
                    "roleArn",
                    TextType.like(
                            "ARN of a role",
                            "the ARN of a role",
                            "Write it like arn:aws:iam::123456789012:role/Orders.",
                            "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+"),
                    "",
                    "What `$$.Execution.RoleArn` reads; nothing is checked by it.")
            .alsoCalled("role");
    static final Field<Map<String, String>> SUBSTITUTIONS = Field.of(
                    "definitionSubstitutions",
                    MapType.of(
                            "texts by name",
                            MapType.Names.like("substitution", "[A-Za-z0-9]+", "Use letters and digits only."),
                            TextType.lenient()),
                    "none",
                    "What is put in place of `${Name}` in the definition.")
            .alsoCalled("substitutions");

    static final ObjectType<Function<String, StateMachineSettings>> STATE_MACHINE = ObjectType.of("state machine")
            .field(DEFINITION)
            .field(TYPE)
            .field(ROLE_ARN)
            .field(SUBSTITUTIONS)
            .as(StateMachineFields::settings);

    private StateMachineFields() {}

    private static Function<String, StateMachineSettings> settings(FieldValues values) {
        return name -> new StateMachineSettings(
                name,
                values.required(DEFINITION),
                values.get(TYPE).orElse(StateMachineType.STANDARD),
                values.get(SUBSTITUTIONS).orElse(Map.of()),
                values.get(ROLE_ARN));
    }
}
