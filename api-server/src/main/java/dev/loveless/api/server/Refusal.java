package dev.loveless.api.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Why a request never reached the API, in the form of the API's errors. Names and statuses are those of AWS's common
 * errors, as far as AWS has some (documented).
 *
 * @param type the name of the error
 * @param message for people
 */
record Refusal(int status, String type, String message) {
    private static final int HEADERS_TOO_LARGE = 431;

    static Refusal ofHost(String host) {
        return new Refusal(
                403,
                "AccessDeniedException",
                "This server is not to be called by the name '" + host
                        + "', which could be that of a web page. Use localhost, or start it with --allow-host "
                        + host + ".");
    }

    static Refusal ofOrigin(String origin) {
        return new Refusal(
                403,
                "AccessDeniedException",
                "Pages of '" + origin + "' may not call this server. Start it with --allow-origin " + origin
                        + " to let them.");
    }

    static Refusal ofPath(String path) {
        return new Refusal(
                404,
                "UnknownOperationException",
                "There is nothing at '" + path + "'. The API is at '/', and told by POST with the header"
                        + " X-Amz-Target; see also /_loveless/health and /_loveless/metrics.");
    }

    static Refusal ofMethod(String method) {
        return new Refusal(
                405,
                "UnknownOperationException",
                "The method '" + method + "' is not for this path. The API of Step Functions is called by POST with the"
                        + " header X-Amz-Target.");
    }

    static Refusal ofSize(int most) {
        return new Refusal(
                413, "RequestEntityTooLargeException", "The body of a request has at most " + most + " bytes.");
    }

    /** As AWS names it, with the status of its errors of clients, so that they try again after a while. */
    static Refusal ofCrowd() {
        return new Refusal(
                400,
                "ThrottlingException",
                "Too many large requests come in at once for the memory there is. Try again, send fewer at a time, or"
                        + " give the server more memory: LOVELESS_JAVA_OPTS=-Xmx1g.");
    }

    static Refusal ofEncoding(String encoding) {
        return new Refusal(
                400,
                "MalformedHttpRequestException",
                "The content encoding '" + encoding + "' is not known. Send the body as it is.");
    }

    static Refusal ofSlowness() {
        return new Refusal(408, "RequestTimeoutException", "The body of the request did not come in time.");
    }

    /**
     * Something is wrong with the request as HTTP has it.
     *
     * @param reason in the server's words, if it has some
     */
    static Refusal ofHttp(int status, @Nullable String reason) {
        String why = status == HEADERS_TOO_LARGE
                ? "its headers have more than " + ApiServer.MOST_HEADER_BYTES + " bytes"
                : reason == null ? "it does not keep to HTTP's rules" : reason;
        // That a method, a version or a transfer encoding is unknown is the caller's fault, whatever HTTP numbers it.
        return new Refusal(
                status >= 400 && status < 500 ? status : 400,
                "MalformedHttpRequestException",
                "This is no HTTP request that can be met: " + why + ".");
    }

    static Refusal ofStop() {
        return new Refusal(503, "ServiceUnavailable", "The server is stopping.");
    }

    static Refusal ofFault() {
        return new Refusal(500, "InternalFailure", "A fault in Loveless; its log tells more.");
    }

    byte[] body() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("__type", type)
                .put("message", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
