package dev.loveless.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskAttempt;
import java.util.Optional;

/** What the engine says, as people watch it. */
final class Words {
    /** The most characters of a cause that are shown. */
    private static final int MOST_OF_CAUSE = 200;

    private static final String SERVICE = "arn:aws:states:::";
    private static final String FUNCTION = ":function:";
    private static final String ACTIVITY = ":activity:";

    private Words() {}

    /** An error with its cause: of a long one the beginning, of a function's error its message. */
    static String failure(Optional<String> error, Optional<String> cause) {
        String name = error.orElse("an error without a name");
        return cause.filter(text -> !text.isBlank())
                .map(text -> name + ": " + beginning(message(text)))
                .orElse(name);
    }

    private static String message(String cause) {
        Optional<JsonNode> error = cause.startsWith("{") ? JsonData.parse(cause).map(JsonData::tree) : Optional.empty();
        return error.map(tree -> tree.path("errorMessage"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElse(cause);
    }

    private static String beginning(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
        if (line.length() <= MOST_OF_CAUSE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_OF_CAUSE - 1)) ? MOST_OF_CAUSE - 1 : MOST_OF_CAUSE;
        return line.substring(0, end) + "…";
    }

    /** What an attempt asks for: {@code function charge}, {@code lambda:invoke charge}, {@code docker://busybox}. */
    static String work(TaskAttempt attempt) {
        String resource = attempt.resource();
        if (resource.startsWith(SERVICE)) {
            String function = attempt.parameters().tree().path("FunctionName").asText();
            String name = function.substring(function.lastIndexOf(':') + 1);
            return resource.substring(SERVICE.length()) + (name.isEmpty() ? "" : " " + name);
        }
        return named(resource, FUNCTION).or(() -> named(resource, ACTIVITY)).orElse(resource);
    }

    private static Optional<String> named(String resource, String kind) {
        int at = resource.indexOf(kind);
        return at < 0
                ? Optional.empty()
                : Optional.of(kind.substring(1, kind.length() - 1) + " " + resource.substring(at + kind.length()));
    }
}
