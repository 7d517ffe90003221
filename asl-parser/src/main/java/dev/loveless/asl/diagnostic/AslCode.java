package dev.loveless.asl.diagnostic;

/** The codes that ValidateStateMachineDefinition and InvalidDefinition give (Step Functions API). */
public enum AslCode implements DiagnosticCode {
    INVALID_JSON_DESCRIPTION,
    MISSING_DESCRIPTION,
    SCHEMA_VALIDATION_FAILED,
    INVALID_RESOURCE,
    MISSING_TRANSITION_TARGET,
    MISSING_END_STATE,
    DUPLICATE_STATE_NAME,
    INVALID_STATE_NAME,
    DUPLICATE_LABEL_NAME,
    INVALID_LABEL_NAME,
    TOO_DEEPLY_NESTED,
    INVALID_JSONATA_EXPRESSION,
    UNSUPPORTED_JSONATA_EXPRESSION,
    INVALID_VARIABLE_NAME,
    RESERVED_VARIABLE_NAME,
    NO_DOLLAR(Severity.WARNING),
    NO_PATH(Severity.WARNING),
    PASS_RESULT_IS_STATIC(Severity.WARNING);

    private final Severity severity;

    AslCode() {
        this(Severity.ERROR);
    }

    AslCode(Severity severity) {
        this.severity = severity;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
