package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The recorded cases of AWS's behaviour, if they are there: a folder that the property {@code loveless.recorded} names.
 */
public final class RecordedCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedCases() {}

    /** The files of all cases; none if the folder is absent. */
    public static List<Path> files() throws IOException {
        Path cases = Path.of(System.getProperty("loveless.recorded", "../../shared/recorded"), "cases");
        if (!Files.isDirectory(cases)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cases)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * By case and number the definitions that AWS accepted: those of executions that ran and of machines it created.
     */
    public static Map<String, String> definitions() throws IOException {
        Map<String, String> definitions = new TreeMap<>();
        for (Path file : files()) {
            JsonNode recorded = JSON.readTree(file.toFile());
            List<String> accepted = new ArrayList<>();
            addRun(recorded, accepted);
            recorded.path("executions").forEach(execution -> addRun(execution, accepted));
            recorded.path("steps").forEach(step -> addCreated(step, accepted));
            for (int i = 0; i < accepted.size(); i++) {
                definitions.put(file.getFileName() + " " + i, accepted.get(i));
            }
        }
        return definitions;
    }

    private static void addRun(JsonNode execution, List<String> definitions) {
        boolean ran = execution.path("expected").has("events")
                || execution.path("expected").has("status");
        if (ran && execution.path("definition").isObject()) {
            definitions.add(execution.path("definition").toString());
        }
    }

    private static void addCreated(JsonNode step, List<String> definitions) {
        boolean created = step.path("call").asText().equals("CreateStateMachine") && !step.has("expect_error");
        if (created && step.path("params").path("definition").isTextual()) {
            definitions.add(step.path("params").path("definition").textValue());
        }
    }
}
