package dev.loveless.asl.diagnostic;

/** The codes that ValidateStateMachineDefinition and InvalidDefinition give (Step Functions API). */
public enum AslCode implements DiagnosticCode {
    INVALID_JSON_DESCRIPTION("The text is not well-formed."),
    MISSING_DESCRIPTION("The definition is empty."),
    SCHEMA_VALIDATION_FAILED("A field is missing, not supported here, or has a value that it cannot have."),
    MISSING_TRANSITION_TARGET("A transition names a state that does not exist, or no transition leads to a state."),
    MISSING_END_STATE("No state ends the workflow."),
    DUPLICATE_STATE_NAME("Two states have the same name."),
    INVALID_STATE_NAME("The name of a state is too long or has characters that it cannot have."),
    DUPLICATE_LABEL_NAME("Two Map states have the same Label."),
    INVALID_LABEL_NAME("The Label of a Map state is too long or has characters that it cannot have."),
    TOO_DEEPLY_NESTED("The definition is nested too deeply."),
    INVALID_JSONATA_EXPRESSION("A JSONata expression is not well-formed."),
    UNSUPPORTED_JSONATA_EXPRESSION("A JSONata expression uses something that Step Functions does not offer there."),
    INVALID_VARIABLE_NAME("The name of a variable has characters that it cannot have."),
    RESERVED_VARIABLE_NAME("A variable has a name that Step Functions keeps for itself."),
    NO_DOLLAR(
            Severity.WARNING,
            "A value looks like a path or an intrinsic function, but its field does not end in '.$'."),
    NO_PATH(Severity.WARNING, "A value looks like a path, but the name of its field does not end in 'Path'."),
    PASS_RESULT_IS_STATIC(Severity.WARNING, "A path stands in the Result of a Pass state, where it is not evaluated.");

    private final Severity severity;
    private final String meaning;

    AslCode(String meaning) {
        this(Severity.ERROR, meaning);
    }

    AslCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
