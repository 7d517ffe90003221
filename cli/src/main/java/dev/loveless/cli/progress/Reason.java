package dev.loveless.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.cli.io.JsonText;
import dev.loveless.engine.data.JsonData;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Why something failed: an error with its cause, which may be a document of many lines. */
record Reason(Optional<String> error, Optional<String> cause) {
    /** The most characters of a cause that are shown in a line. */
    private static final int MOST_OF_LINE = 200;

    /** In one line: of a long cause the beginning, of a function's error its message. */
    String line() {
        return cause.filter(text -> !text.isBlank())
                .map(text -> name() + ": " + beginning(message(text)))
                .orElse(name());
    }

    String name() {
        return error.orElse("an error without a name");
    }

    /** Whether the cause says more than the line. */
    boolean isMoreThanALine() {
        List<String> whole = lines();
        return whole.size() > 1 || whole.stream().anyMatch(line -> line.length() > MOST_OF_LINE);
    }

    /** The whole cause: of a function's error its message and its stack, of other JSON its members line by line. */
    List<String> lines() {
        String text = cause.orElse("");
        Optional<JsonNode> json = json(text);
        Optional<String> message = json.flatMap(Reason::message);
        if (message.isPresent()) {
            String stack = StreamSupport.stream(json.get().path("stackTrace").spliterator(), false)
                    .map(frame -> "\n" + (frame.isTextual() ? frame.textValue() : JsonText.line(frame)))
                    .reduce("", String::concat);
            return lines(message.get() + stack);
        }
        return lines(json.map(JsonText::indented).orElse(text));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Optional<JsonNode> json(String cause) {
        return cause.startsWith("{") ? JsonData.parse(cause).map(JsonData::tree) : Optional.empty();
    }

    private static Optional<String> message(JsonNode error) {
        return Optional.of(error.path("errorMessage"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private static String message(String cause) {
        return json(cause).flatMap(Reason::message).orElse(cause);
    }

    private static String beginning(String text) {
        String line = lines(text).stream().findFirst().map(String::strip).orElse("");
        if (line.length() <= MOST_OF_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_OF_LINE - 1)) ? MOST_OF_LINE - 1 : MOST_OF_LINE;
        return line.substring(0, end) + "…";
    }
}
