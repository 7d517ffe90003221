package dev.loveless.junit.timeline;

import dev.loveless.asl.resource.TaskResource;
import java.util.List;
import java.util.Optional;

/** What a Task does, in few words: {@code function charge}, {@code lambda:invoke charge}. */
final class ResourceText {
    private static final String SERVICE = "arn:aws:states:::";

    private ResourceText() {}

    static String of(String resource, List<Attempt> attempts) {
        Optional<TaskResource> parsed = TaskResource.parse(resource);
        if (parsed.isPresent() && parsed.get() instanceof TaskResource.LambdaFunction) {
            return "function " + after(resource, ":function:");
        }
        if (parsed.isPresent() && parsed.get() instanceof TaskResource.Activity) {
            return "activity " + after(resource, ":activity:");
        }
        if (!resource.startsWith(SERVICE)) {
            return resource;
        }
        String function = attempts.isEmpty()
                ? ""
                : attempts.get(0).parameters().tree().path("FunctionName").asText();
        String name = function.substring(function.lastIndexOf(':') + 1);
        return resource.substring(SERVICE.length()) + (name.isEmpty() ? "" : " " + name);
    }

    private static String after(String text, String mark) {
        return text.substring(text.indexOf(mark) + mark.length());
    }
}
