package dev.loveless.api.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.HistoryEvent;

/** An event of a history as AWS writes it to CloudWatch Logs: all members but the details are texts (recorded). */
final class LogEvent {
    private LogEvent() {}

    /**
     * The event as a line of JSON, without its end.
     *
     * @param redriveCount how often the execution was redriven before it
     */
    static String line(String executionArn, HistoryEvent event, int redriveCount, boolean includeExecutionData) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", Long.toString(event.id()));
        json.put("type", event.type().typeName());
        json.set(
                "details",
                includeExecutionData ? details(event) : event.withoutData().details());
        json.put("previous_event_id", Long.toString(event.previousEventId()));
        json.put("event_timestamp", Long.toString(event.timestamp().toEpochMilli()));
        json.put("execution_arn", executionArn);
        json.put("redrive_count", Integer.toString(redriveCount));
        return JsonData.of(json).text();
    }

    private static ObjectNode details(HistoryEvent event) {
        ObjectNode details = event.details();
        truncate(details, "input");
        truncate(details, "output");
        return details;
    }

    /** What is too long for CloudWatch Logs is cut, and is said to be (documented). */
    private static void truncate(ObjectNode details, String member) {
        JsonNode data = details.path(member);
        if (data.isTextual() && !EventPayload.fits(data.textValue())) {
            details.put(member, EventPayload.cut(data.textValue()));
            details.putObject(member + "Details").put("truncated", true);
        }
    }
}
