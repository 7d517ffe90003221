package dev.loveless.asl.diagnostic;

/**
 * What kind of fault a diagnostic tells of: one of AWS's codes ({@link AslCode}), one of the lints of this project
 * ({@link LintCode}), or one of another kind of file, as its reader has them.
 */
public interface DiagnosticCode {
    /** The code as it is printed. */
    String code();

    /** How grave a diagnostic of this code is. */
    Severity severity();

    /** What a fault of this kind is, in one sentence for people. */
    String meaning();
}
