package dev.loveless.docker.environment;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.engine.data.JsonData;

/** How an invocation ended. */
public sealed interface Outcome {
    /**
     * The component has answered.
     *
     * @param payload as it was sent; JSON, if the component keeps to the contract
     */
    record Returned(String payload) implements Outcome {
        /** The payload; one that is no JSON is a text (documented). */
        public JsonData json() {
            return JsonData.parse(payload).orElseGet(() -> JsonData.of(TextNode.valueOf(payload)));
        }
    }

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
