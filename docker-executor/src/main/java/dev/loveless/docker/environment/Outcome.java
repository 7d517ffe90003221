package dev.loveless.docker.environment;

/** How an invocation ended. */
public sealed interface Outcome {
    /**
     * The component has answered.
     *
     * @param payload as it was sent; JSON, if the component keeps to the contract
     */
    record Returned(String payload) implements Outcome {}

    /**
     * The component has failed, or did not live to answer.
     *
     * @param payload what Lambda would show: a JSON object with {@code errorType} and {@code errorMessage}, if the
     *     component keeps to the contract
     */
    record Failed(String payload) implements Outcome {}

    /** The component was not asked, for a reason that is not its own; in the form of an error of a service. */
    record Refused(String error, String cause) implements Outcome {}
}
