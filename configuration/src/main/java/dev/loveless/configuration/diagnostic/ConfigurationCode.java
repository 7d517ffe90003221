package dev.loveless.configuration.diagnostic;

import dev.loveless.asl.diagnostic.DiagnosticCode;
import dev.loveless.asl.diagnostic.Severity;

/** The kinds of faults of a configuration file. */
public enum ConfigurationCode implements DiagnosticCode {
    NOT_WELL_FORMED("The text is no YAML or JSON."),
    UNKNOWN_FIELD("A field has a name that means nothing where it stands."),
    MISSING_FIELD("A field is not there that must be."),
    INVALID_VALUE("A field has a value that it cannot have."),
    INVALID_NAME("Something has a name that it cannot have."),
    CONTRADICTION("Fields do not go together."),
    MISSING_FILE("There is no file or directory where one is said to be."),
    UNREACHABLE_FAULT(Severity.WARNING, "A fault can never happen, because one before it always does."),
    UNUSED_SUBSTITUTION(Severity.WARNING, "A substitution has no place in the definition.");

    private final Severity severity;
    private final String meaning;

    ConfigurationCode(String meaning) {
        this(Severity.ERROR, meaning);
    }

    ConfigurationCode(Severity severity, String meaning) {
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
