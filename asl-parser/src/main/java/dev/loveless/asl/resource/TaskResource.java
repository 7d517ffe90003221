package dev.loveless.asl.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@code Resource} of a Task names. */
public sealed interface TaskResource {
    /** As written. */
    String arn();

    /**
     * Whether HeartbeatSeconds counts: for a worker of an activity, and for whoever has a token. It is allowed for what
     * is waited for by the service itself, and ignored there (documented).
     */
    default boolean hasHeartbeats() {
        return this instanceof Activity
                || this instanceof ServiceCall call && call.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    }

    /** A Lambda function by its ARN, maybe with a version or alias. */
    record LambdaFunction(String arn) implements TaskResource {}

    /** An activity. */
    record Activity(String arn) implements TaskResource {}

    /**
     * A call to a service.
     *
     * @param service e.g. {@code lambda}; for calls by the SDK e.g. {@code s3}
     * @param action e.g. {@code invoke}
     * @param awsSdk whether it is one of the {@code aws-sdk} calls rather than an optimized integration
     */
    record ServiceCall(String arn, String service, String action, boolean awsSdk, IntegrationPattern pattern)
            implements TaskResource {}

    /**
     * A Docker image to be run to its end: {@code docker://IMAGE[:TAG]}. AWS knows no such resource; it is for people
     * without AWS in mind.
     *
     * @param image as it would be given to {@code docker run}
     */
    record ContainerImage(String arn, String image) implements TaskResource {}

    /** The resource that the text names; empty if it has none of the forms a Resource may have. */
    static Optional<TaskResource> parse(String text) {
        if (Forms.LAMBDA_FUNCTION.matcher(text).matches()) {
            return Optional.of(new LambdaFunction(text));
        }
        if (Forms.ACTIVITY.matcher(text).matches()) {
            return Optional.of(new Activity(text));
        }
        Matcher image = Forms.CONTAINER_IMAGE.matcher(text);
        if (image.matches()) {
            return Optional.of(new ContainerImage(text, image.group("image")));
        }
        Matcher call = Forms.SERVICE_CALL.matcher(text);
        if (!call.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceCall(
                text,
                call.group("service"),
                call.group("action"),
                call.group("sdk") != null,
                Forms.pattern(call.group("pattern"))));
    }

    /** The forms (documented; the parts between colons are not looked into, as AWS accepts placeholders in them). */
    final class Forms {
        private static final String PREFIX = "arn:aws[a-z-]*:";
        private static final Pattern LAMBDA_FUNCTION =
                Pattern.compile(PREFIX + "lambda:[^:]*:[^:]*:function:[^:\\s]+(:[^:\\s]+)?");
        private static final Pattern ACTIVITY = Pattern.compile(PREFIX + "states:[^:]*:[^:]*:activity:[^:\\s]+");
        private static final Pattern CONTAINER_IMAGE = Pattern.compile("docker://(?<image>[A-Za-z0-9][^\\s{}]*)");
        private static final Pattern SERVICE_CALL = Pattern.compile(PREFIX
                + "states:[^:]*:[^:]*:(?<sdk>aws-sdk:)?(?<service>[A-Za-z0-9-]+):(?<action>[A-Za-z0-9]+)"
                + "(?<pattern>\\.sync|\\.sync:2|\\.waitForTaskToken)?");

        private Forms() {}

        private static IntegrationPattern pattern(String suffix) {
            for (IntegrationPattern pattern : IntegrationPattern.values()) {
                if (pattern.suffix().equals(suffix)) {
                    return pattern;
                }
            }
            return IntegrationPattern.REQUEST_RESPONSE;
        }
    }
}
