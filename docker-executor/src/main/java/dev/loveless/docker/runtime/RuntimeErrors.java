package dev.loveless.docker.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Documents that say what went wrong, in the forms that Lambda gives them. */
public final class RuntimeErrors {
    /** Of a request or an answer, in bytes: 6 MB and some room for what Lambda puts around it (documented). */
    public static final int LARGEST_PAYLOAD = 6 * 1024 * 1024 + 100;

    private RuntimeErrors() {}

    /** A function error: {@code {"errorType": …, "errorMessage": …}}, compact. */
    public static String document(String errorType, String errorMessage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", errorType)
                .put("errorMessage", errorMessage)
                .toString();
    }

    /** The error of an answer that is too large, in the words of Lambda. */
    static String responseTooLarge() {
        return document(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + LARGEST_PAYLOAD + " bytes).");
    }
}
