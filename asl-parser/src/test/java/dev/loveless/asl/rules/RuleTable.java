package dev.loveless.asl.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.StateMachineType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Rules of the reference as tables: of each, values that obey it beside values that break it, and what AWS says of
 * those. A table is a YAML file; its README tells the format.
 *
 * @param topic the file's name
 */
record RuleTable(String topic, List<Rule> rules) {
    static final Path FOLDER = Path.of("src/test/resources/dev/loveless/asl/rules");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLACE = "HERE";
    private static final Set<String> RULE_FIELDS = Set.of("rule", "type", "in", "good", "bad", "warned");
    private static final Set<String> EXAMPLE_FIELDS = Set.of("value", "values", "says");

    /**
     * One rule.
     *
     * @param in the definition in which the examples stand, at the place that is called HERE
     * @param broken examples that get an error
     * @param warned examples that are accepted with a warning
     */
    record Rule(
            String name,
            StateMachineType type,
            JsonNode in,
            List<JsonNode> good,
            List<Example> broken,
            List<Example> warned) {
        /** The definition with the example in it. */
        JsonNode definition(JsonNode example) {
            return put(in, example);
        }
    }

    /** A value and what is said of it. */
    record Example(JsonNode value, List<Said> says) {}

    /** A diagnostic as the API tells it; an empty location is none. */
    record Said(String severity, String code, String message, String location) {
        @Override
        public String toString() {
            return severity + " " + code + ": " + message + " at " + location;
        }
    }

    static List<RuleTable> all() throws IOException {
        List<RuleTable> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
                tables.add(read(file));
            }
        }
        return tables;
    }

    private static RuleTable read(Path file) throws IOException {
        Object loaded = new Load(
                        LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file));
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : JSON.<JsonNode>valueToTree(loaded)) {
            if (rule.has("rule")) {
                rules.add(rule(rule));
            }
        }
        return new RuleTable(file.getFileName().toString(), rules);
    }

    private static Rule rule(JsonNode written) {
        requireOnly(RULE_FIELDS, written);
        List<JsonNode> good = new ArrayList<>();
        written.path("good").forEach(good::add);
        return new Rule(
                written.path("rule").asText(),
                StateMachineType.valueOf(written.path("type").asText("STANDARD")),
                written.path("in"),
                good,
                examples(written.path("bad"), "ERROR"),
                examples(written.path("warned"), "WARNING"));
    }

    private static List<Example> examples(JsonNode written, String severity) {
        List<Example> examples = new ArrayList<>();
        for (JsonNode example : written) {
            requireOnly(EXAMPLE_FIELDS, example);
            List<Said> says = new ArrayList<>();
            example.path("says").forEach(said -> says.add(said(said.asText(), severity)));
            if (example.has("values")) {
                example.path("values").forEach(value -> examples.add(new Example(value, says)));
            } else {
                examples.add(new Example(example.path("value"), says));
            }
        }
        return examples;
    }

    /** {@code CODE: message at location}; without a code it is SCHEMA_VALIDATION_FAILED. */
    private static Said said(String text, String severity) {
        int behindCode = text.matches("(?s)[A-Z_]+: .*") ? text.indexOf(": ") : -1;
        String code = behindCode < 0 ? "SCHEMA_VALIDATION_FAILED" : text.substring(0, behindCode);
        int beforeLocation = text.lastIndexOf(" at /");
        boolean located = beforeLocation >= 0;
        return new Said(
                severity,
                code,
                text.substring(behindCode < 0 ? 0 : behindCode + 2, located ? beforeLocation : text.length()),
                located ? text.substring(beforeLocation + 4) : "");
    }

    private static void requireOnly(Set<String> fields, JsonNode written) {
        Set<String> others = new HashSet<>(JSON.<Map<String, Object>>convertValue(written, new TypeReference<>() {})
                .keySet());
        others.removeAll(fields);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("Unknown fields " + others + " in " + written);
        }
    }

    private static JsonNode put(JsonNode node, JsonNode example) {
        if (node.isTextual() && node.textValue().equals(PLACE)) {
            return example.isMissingNode() ? NullNode.instance : example;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey().equals(PLACE) ? example.asText() : member.getKey(),
                            put(member.getValue(), example)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(put(element, example)));
            return copy;
        }
        return node;
    }
}
