package dev.loveless.docker.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** AWS JSON 1.0 and 1.1, where a header names the action; and JSON where the path does (documented). */
final class JsonProtocol implements WireProtocol {
    private static final String EXISTS_NOT = "NonExistentQueue";
    /** Those of Batch have paths of their own, with the resource in them. */
    private static final Set<String> OTHER_PATHS = Set.of("TagResource", "UntagResource", "ListTagsForResource");

    private final String contentType;
    private final Optional<String> targetPrefix;
    private final String pathPrefix;

    private JsonProtocol(String contentType, Optional<String> targetPrefix, String pathPrefix) {
        this.contentType = contentType;
        this.targetPrefix = targetPrefix;
        this.pathPrefix = pathPrefix;
    }

    /** AWS JSON of that version; the header X-Amz-Target has the prefix, a dot and the action. */
    static WireProtocol of(String version, String targetPrefix) {
        return new JsonProtocol("application/x-amz-json-" + version, Optional.of(targetPrefix), "/");
    }

    /** A path for each action, its name in small letters: as Batch has it. */
    static WireProtocol atPaths(String prefix) {
        return new JsonProtocol("application/json", Optional.empty(), prefix);
    }

    @Override
    public boolean speaks(String action) {
        return targetPrefix.isPresent() || !OTHER_PATHS.contains(action);
    }

    @Override
    public Message message(String action, ObjectNode members) {
        String body = JsonData.of(members).text();
        return targetPrefix
                .map(prefix -> new Message(
                        pathPrefix, Map.of("Content-Type", contentType, "X-Amz-Target", prefix + "." + action), body))
                .orElseGet(() -> new Message(
                        pathPrefix + action.toLowerCase(Locale.ROOT), Map.of("Content-Type", contentType), body));
    }

    @Override
    public Optional<Answer> answer(String body) {
        if (body.isBlank()) {
            return Optional.of(new Answer(JsonNodeFactory.instance.objectNode(), Optional.empty()));
        }
        return json(body).map(members -> new Answer(members, Optional.empty()));
    }

    private static Optional<ObjectNode> json(String body) {
        return JsonData.parse(body)
                .map(JsonData::tree)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    @Override
    public Refusal refusal(int status, HttpHeaders headers, String body) {
        Optional<ObjectNode> members = json(body);
        String type = headers.firstValue("x-amzn-ErrorType")
                .or(() -> member(members, "__type"))
                .or(() -> member(members, "code"))
                .orElse("");
        String code = headers.firstValue("x-amzn-query-error")
                .map(text -> text.split(";", 2)[0])
                .orElseGet(() -> type.isEmpty() ? String.valueOf(status) : behind('#', type.split(":", 2)[0]));
        String name = behind('.', behind('#', type.split(":", 2)[0]));
        String message =
                member(members, "message").or(() -> member(members, "Message")).orElse(body);
        // The name of the time when SQS had no JSON; its client knows that one by another.
        return new Refusal(name.equals(EXISTS_NOT) ? "QueueDoesNotExist" : name, code, message);
    }

    private static Optional<String> member(Optional<ObjectNode> members, String name) {
        return members.map(it -> it.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static String behind(char separator, String text) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
