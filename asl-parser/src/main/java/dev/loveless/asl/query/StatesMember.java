package dev.loveless.asl.query;

import java.util.Set;

/** The members of {@code $states}, the data that a JSONata expression can read. */
public enum StatesMember {
    INPUT("input"),
    CONTEXT("context"),
    /** Only in Output and Assign at the level of a Task, Parallel or Map state. */
    RESULT("result"),
    /** Only in Output and Assign of a Catch clause. */
    ERROR_OUTPUT("errorOutput");

    /** What can be read everywhere. */
    public static final Set<StatesMember> ALWAYS = Set.of(INPUT, CONTEXT);

    /** What can be read where the state's result is at hand. */
    public static final Set<StatesMember> WITH_RESULT = Set.of(INPUT, CONTEXT, RESULT);

    /** What can be read where an error is handled. */
    public static final Set<StatesMember> WITH_ERROR_OUTPUT = Set.of(INPUT, CONTEXT, ERROR_OUTPUT);

    private final String memberName;

    StatesMember(String memberName) {
        this.memberName = memberName;
    }

    /** As it is spelled after {@code $states.}. */
    public String memberName() {
        return memberName;
    }
}
