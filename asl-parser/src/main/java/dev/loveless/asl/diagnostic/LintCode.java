package dev.loveless.asl.diagnostic;

/**
 * Findings beyond AWS's: the definition is accepted, yet something in it cannot do what it seems to be for. Never part
 * of an answer that stands for AWS's. Each is explained, with wrong and right, in docs/lints.md.
 */
public enum LintCode implements DiagnosticCode {
    UNREACHABLE_RETRIER("A retrier can never match."),
    UNREACHABLE_CATCHER("A catcher can never match."),
    UNREACHABLE_CHOICE_RULE("A rule of a Choice state can never be reached."),
    MISSING_TASK_TIMEOUT("A task that waits for a token or a job has no timeout."),
    RESOURCE_UNKNOWN_TO_AWS("A resource works here but not in AWS."),
    MISSING_CHOICE_DEFAULT("A Choice state has no Default, and its rules do not cover every case."),
    VARIABLE_NOT_ASSIGNED("A variable is read that no state before can have assigned.");

    private final String meaning;

    LintCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
