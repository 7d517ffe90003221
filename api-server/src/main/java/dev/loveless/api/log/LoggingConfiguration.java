package dev.loveless.api.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which events of a machine's executions are logged. Immutable.
 *
 * @param includeExecutionData whether inputs and outputs are
 * @param destinations the ARNs of log groups, as they were given; absent if none were
 */
public record LoggingConfiguration(LogLevel level, boolean includeExecutionData, Optional<List<String>> destinations) {
    /** A log group with all its streams: the ARN must end in {@code :*} (documented). */
    private static final Pattern LOG_GROUP = Pattern.compile("arn:[^:]+:logs:[^:]*:[^:]*:log-group:[^:*]+:\\*");

    /** What a machine has that asks for nothing. */
    public static final LoggingConfiguration OFF = new LoggingConfiguration(LogLevel.OFF, false, Optional.empty());

    /** Of these levels, without anything of destinations. */
    public LoggingConfiguration(LogLevel level, boolean includeExecutionData) {
        this(level, includeExecutionData, Optional.empty());
    }

    /** @throws ApiException if AWS would refuse it */
    public static LoggingConfiguration read(Members members) {
        LogLevel level = members.choice("level", LogLevel.class, "ALL, ERROR, FATAL, OFF")
                .orElse(LogLevel.OFF);
        boolean data = members.flag("includeExecutionData").orElse(false);
        Optional<List<String>> destinations = members.structures("destinations", "LogDestination", 0, Integer.MAX_VALUE)
                .map(LoggingConfiguration::logGroups);
        members.check();
        LoggingConfiguration read = new LoggingConfiguration(level, data, destinations);
        read.checkDestinations();
        return read;
    }

    private static List<String> logGroups(List<Members> destinations) {
        List<String> logGroups = new ArrayList<>();
        for (Members destination : destinations) {
            destination
                    .structure("cloudWatchLogsLogGroup")
                    .flatMap(group -> group.text("logGroupArn", TextRule.ARN))
                    .ifPresent(logGroups::add);
        }
        return List.copyOf(logGroups);
    }

    private void checkDestinations() {
        if (level != LogLevel.OFF && destinations.map(List::size).orElse(0) != 1) {
            throw new ApiException(
                    new ApiError.InvalidLoggingConfiguration("Must specify exactly one Log Destination."));
        }
        // What groups there are is not known here; what cannot be one is not found, as it is not by AWS (documented).
        if (destinations.stream()
                .flatMap(List::stream)
                .anyMatch(arn -> !LOG_GROUP.matcher(arn).matches())) {
            throw new ApiException(new ApiError.InvalidLoggingConfiguration("Log Destination not found."));
        }
    }

    /** As the API tells it. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("level", level.name())
                .put("includeExecutionData", includeExecutionData);
        destinations.ifPresent(arns -> {
            ArrayNode list = json.putArray("destinations");
            arns.forEach(
                    arn -> list.addObject().putObject("cloudWatchLogsLogGroup").put("logGroupArn", arn));
        });
        return json;
    }
}
