package dev.loveless.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An event of AWS's execution history.
 *
 * @param id from 1, without gaps
 * @param previousEventId of the event before it on its own line; 0 for none
 * @param details the members of its details, spelled as in the API; empty for types that have none
 */
public record HistoryEvent(
        long id, long previousEventId, Instant timestamp, HistoryEventType type, ObjectNode details) {
    private static final List<String> DATA = List.of(
            "input", "inputDetails", "output", "outputDetails", "assignedVariables", "assignedVariablesDetails");

    /** As GetExecutionHistory gives it, the timestamp in seconds. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("previousEventId", previousEventId);
        json.put("timestamp", BigDecimal.valueOf(timestamp.toEpochMilli(), 3));
        json.put("type", type.typeName());
        type.detailsMember().ifPresent(member -> json.set(member, details));
        return json;
    }

    /**
     * The same without what the execution works on: its inputs and outputs, and what is said of them (recorded; of
     * assigned variables it is thought to be so). Names, errors, causes and the parameters of tasks stay.
     */
    public HistoryEvent withoutData() {
        return new HistoryEvent(
                id, previousEventId, timestamp, type, details.deepCopy().without(DATA));
    }

    /** How many characters the texts of its details have. */
    public int size() {
        int characters = 0;
        for (JsonNode member : details) {
            characters += member.isTextual() ? member.textValue().length() : 0;
        }
        return characters;
    }

    /** A text among the details; empty if it is not there. */
    public String detail(String member) {
        return details.path(member).asText();
    }
}
