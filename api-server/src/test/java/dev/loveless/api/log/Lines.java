package dev.loveless.api.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** A sink that tests look into. */
final class Lines implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogSink sink = LogSink.to("the test", written);

    LogSink sink() {
        return sink;
    }

    /** What was written, when all of it has been; nothing can be written any more. */
    List<String> text() {
        sink.close();
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** As {@link #text}, parsed. */
    List<JsonNode> json() {
        return text().stream().map(Lines::parse).toList();
    }

    /** The member of each of the events that the condition holds for. */
    static List<String> member(String name, List<JsonNode> events, Predicate<JsonNode> condition) {
        return events.stream()
                .filter(condition)
                .map(event -> event.path(name).asText())
                .toList();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + json, e);
        }
    }

    @Override
    public void close() {
        sink.close();
    }
}
