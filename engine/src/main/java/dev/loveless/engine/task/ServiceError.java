package dev.loveless.engine.task;

/**
 * An error of a service, as optimized integrations hand it on (recorded).
 *
 * @param error for Retry and Catch: the service's prefix and the exception of its client
 * @param message the service's own words
 * @param service as the client calls it
 * @param errorCode the service's name of the error
 */
public record ServiceError(String error, String message, String service, int statusCode, String errorCode) {
    /** The cause that is told with the error. */
    public String cause(String requestId) {
        return message + " (Service: " + service + "; Status Code: " + statusCode + "; Error Code: " + errorCode
                + "; Request ID: " + requestId + "; Proxy: null)";
    }

    /**
     * The cause of an error in an {@code aws-sdk} integration, in the words of AWS's client for Java (recorded).
     *
     * @param service as that client calls it, e.g. {@code Sfn}
     */
    public static String sdkCause(String message, String service, int statusCode, String requestId) {
        return message + " (Service: " + service + ", Status Code: " + statusCode + ", Request ID: " + requestId
                + ") (SDK Attempt Count: 1)";
    }
}
