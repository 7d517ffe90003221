package dev.loveless.docker.runtime;

/**
 * Learns what a component says. Called from threads of the server's, which must not be blocked; where an answer is
 * refused, the component is told that nobody waits for it.
 */
public interface RuntimeListener {
    /** The component asks for its first request: it is ready. */
    void ready();

    /** The component is just being given a request; told again where it is given again because that did not work. */
    void handedOver(String requestId);

    /**
     * The component has answered.
     *
     * @param payload as it was sent; JSON, if the component keeps to the contract
     * @return whether anybody waits for it
     */
    boolean answered(String requestId, String payload);

    /**
     * The component says that it has failed.
     *
     * @param payload as it was sent; a JSON object with {@code errorType} and {@code errorMessage}, if the component
     *     keeps to the contract
     * @return whether anybody waits for it
     */
    boolean failed(String requestId, String payload);

    /**
     * The component says that it cannot get ready.
     *
     * @return whether it is in time to say so
     */
    boolean initFailed(String payload);
}
