package dev.loveless.asl.diagnostic;

/**
 * Findings beyond AWS's: the definition is accepted, yet something in it cannot do what it seems to be for. Never part
 * of an answer that stands for AWS's. Each is explained, with wrong and right, in docs/lints.md.
 */
public enum LintCode implements DiagnosticCode {
    UNREACHABLE_RETRIER,
    UNREACHABLE_CATCHER,
    UNREACHABLE_CHOICE_RULE,
    MISSING_TASK_TIMEOUT,
    MISSING_CHOICE_DEFAULT,
    VARIABLE_NOT_ASSIGNED,
    PATH_NEVER_PRODUCED;

    @Override
    public String code() {
        return name();
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }
}
