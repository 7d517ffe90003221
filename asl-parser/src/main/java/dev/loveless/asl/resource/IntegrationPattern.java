package dev.loveless.asl.resource;

/** How a Task waits for a service. */
public enum IntegrationPattern {
    /** For the service's answer. */
    REQUEST_RESPONSE(""),
    /** For the end of the job it started. */
    SYNC(".sync"),
    /** As {@link #SYNC}, with a nested execution's input and output parsed. */
    SYNC_2(".sync:2"),
    /** For somebody to hand back the token. */
    WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    IntegrationPattern(String suffix) {
        this.suffix = suffix;
    }

    /** What is appended to the action's name in a Resource. */
    public String suffix() {
        return suffix;
    }
}
