package dev.loveless.asl.diagnostic;

/** How grave a diagnostic is: an error makes the definition unusable, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
