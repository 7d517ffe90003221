package dev.loveless.engine.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.StateMachineType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of our own. One with {@code variants} stands for several: each variant's members replace those of the case,
 * and its name is added to the case's.
 *
 * @param file it stands in
 * @param name what it shows
 * @param certainty {@code recorded}, {@code documented}, {@code measured} or {@code inferred}
 * @param json all of it
 */
record EngineCase(String file, String name, String certainty, JsonNode json) {
    private static final Path CASES = Path.of("src/test/resources/dev/loveless/engine/cases");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All cases, file by file. */
    static List<EngineCase> all() {
        try (Stream<Path> files = Files.list(CASES)) {
            List<EngineCase> cases = new ArrayList<>();
            files.sorted()
                    .forEach(file -> read(file).forEach(json -> variants(json).forEach(it -> cases.add(of(file, it)))));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> variants(JsonNode json) {
        if (!json.has("variants")) {
            return List.of(json);
        }
        List<JsonNode> variants = new ArrayList<>();
        for (JsonNode variant : json.path("variants")) {
            ObjectNode whole = json.deepCopy();
            whole.remove("variants");
            whole.setAll((ObjectNode) variant);
            variants.add(whole.put(
                    "name",
                    json.path("name").asText() + ": " + variant.path("name").asText()));
        }
        return variants;
    }

    private static EngineCase of(Path file, JsonNode json) {
        return new EngineCase(
                String.valueOf(file.getFileName()),
                json.path("name").asText(),
                json.path("certainty").asText(),
                json);
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    String definition() {
        return json.path("definition").toString();
    }

    /** A text as it stands, or a value's compact text. */
    String input() {
        JsonNode input = json.path("input");
        if (json.has("inputText")) {
            return json.path("inputText").textValue();
        }
        return input.isMissingNode() ? "{}" : input.toString();
    }

    StateMachineType type() {
        return StateMachineType.valueOf(json.path("type").asText("STANDARD"));
    }

    JsonNode tasks() {
        return json.path("tasks");
    }

    JsonNode expected() {
        return json.path("expected");
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
