package dev.loveless.cli.progress;

import dev.loveless.engine.machine.TaskAttempt;
import java.util.Optional;

/** What the engine says, as people watch it. */
final class Words {
    private static final String SERVICE = "arn:aws:states:::";
    private static final String FUNCTION = ":function:";
    private static final String ACTIVITY = ":activity:";

    private Words() {}

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
