package dev.loveless.docker.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/** How a service is spoken to over HTTP. */
interface WireProtocol {
    /**
     * A call on its way.
     *
     * @param path behind the endpoint, with a slash at its beginning
     */
    record Message(String path, Map<String, String> headers, String body) {}

    /**
     * An answer that is an error.
     *
     * @param name of the error's shape, as {@code QueueDoesNotExist}; may be empty
     * @param code as the service's clients tell it
     */
    record Refusal(String name, String code, String message) {}

    /**
     * An answer.
     *
     * @param requestId if it stands in the body
     */
    record Answer(ObjectNode members, Optional<String> requestId) {}

    /** Whether the action can be called by this protocol. */
    boolean speaks(String action);

    /**
     * The message of a call.
     *
     * @param action as the API has it, as {@code SendMessage}
     * @param members as the API has them
     */
    Message message(String action, ObjectNode members);

    /** The members of an answer; empty if it is not of this protocol. */
    Optional<Answer> answer(String body);

    /** What an answer with the status of an error says. */
    Refusal refusal(int status, HttpHeaders headers, String body);
}
