package dev.loveless.engine.inspect;

/** How a mocked result is held against what the service would answer (Step Functions API). */
public enum FieldValidationMode {
    /** Required members are there, and all members are what they must be. */
    STRICT,
    /** The members that are there are what they must be. */
    PRESENT,
    /** Anything goes. */
    NONE
}
