package dev.loveless.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.AslParser;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What AWS was recorded to give for machines that are one Pass state: the expressions in it give the same. The cases
 * are all there are of that kind, but those that read what only AWS knew of the context object.
 */
class RecordedPassStatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATE_PREFIX = Pattern.compile(
            "An error occurred while executing the state '[^']*' \\(entered at the event id #\\d+\\)\\. ");
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    /** What of the context object a case tells. */
    private static final Pattern KNOWN_CONTEXT = Pattern.compile("\\$\\$\\.(Execution\\.Input|StateMachine\\.Name)\\b");

    private record Case(
            String name,
            String definition,
            JsonNode input,
            JsonNode context,
            JsonNode expected,
            JsonNode placeholders) {}

    @TestFactory
    Stream<DynamicTest> expressionsGiveWhatAwsGave() throws IOException {
        return cases().stream().map(recorded -> dynamicTest(recorded.name(), () -> check(recorded)));
    }

    @Test
    void theRecordingsHoldManySuchCases() throws IOException {
        boolean there = Files.isDirectory(recordings());
        assertThat(cases().size()).isGreaterThanOrEqualTo(there ? 110 : 0);
    }

    private static Path recordings() {
        return Path.of(System.getProperty("loveless.recorded", "../../shared/recorded"), "cases");
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        if (!Files.isDirectory(recordings())) {
            return cases;
        }
        try (Stream<Path> files = Files.walk(recordings())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                collect(file.getFileName().toString(), JSON.readTree(file.toFile()), cases);
            }
        }
        return cases;
    }

    private static void collect(String file, JsonNode recorded, List<Case> cases) {
        JsonNode executions = recorded.path("executions");
        if (executions.isEmpty()) {
            add(file, recorded, recorded, cases);
        }
        for (int index = 0; index < executions.size(); index++) {
            add(file + " " + index, executions.get(index), recorded, cases);
        }
    }

    private static void add(String name, JsonNode execution, JsonNode recorded, List<Case> cases) {
        JsonNode definition = either(execution, recorded, "definition");
        JsonNode input = either(execution, recorded, "input");
        JsonNode expected = execution.path("expected");
        boolean ended = expected.has("output") || expected.has("cause");
        JsonNode state =
                definition.path("States").path(definition.path("StartAt").asText());
        boolean onlyPass = definition.path("States").size() == 1
                && state.path("Type").asText().equals("Pass")
                && !state.has("Assign");
        String unknown = KNOWN_CONTEXT.matcher(definition.toString()).replaceAll("");
        boolean needsContext = unknown.contains("$$") || unknown.contains("$states.context");
        if (ended && onlyPass && !input.isMissingNode() && !needsContext) {
            ObjectNode context = JsonNodeFactory.instance.objectNode();
            context.putObject("Execution").set("Input", input);
            context.putObject("StateMachine")
                    .set("Name", either(execution, recorded, "state_machine").path("name"));
            JsonNode placeholders = recorded.path("comparison").path("placeholders");
            cases.add(new Case(name, definition.toString(), input, context, expected, placeholders));
        }
    }

    private static JsonNode either(JsonNode execution, JsonNode recorded, String field) {
        return execution.has(field) ? execution.get(field) : recorded.path(field);
    }

    private static void check(Case recorded) throws JsonProcessingException {
        StateMachine machine = AslParser.parse(
                        new SourceText("", recorded.definition()), SourceFormat.JSON, StateMachineType.STANDARD)
                .stateMachine()
                .orElseThrow();
        PassState state = (PassState) machine.state(machine.startAt()).orElseThrow();
        try {
            JsonNode output = new PassStateRun(recorded.input(), recorded.context()).run(state);
            assertThat(recorded.expected().has("output"))
                    .as("succeeds: %s", output)
                    .isTrue();
            JsonNode expected = recorded.expected().get("output");
            assertThat(difference(
                            expected.isTextual() ? JSON.readTree(expected.textValue()) : expected,
                            output,
                            recorded.placeholders()))
                    .isEmpty();
        } catch (PassStateRun.Failure failure) {
            String cause = STATE_PREFIX
                    .matcher(recorded.expected().path("cause").asText())
                    .replaceFirst("");
            assertThat(failure).message().matches(withPlaceholders(cause, recorded.placeholders()));
        }
    }

    private static Pattern withPlaceholders(String text, JsonNode placeholders) {
        String pattern = Pattern.quote(text);
        for (Map.Entry<String, JsonNode> placeholder : placeholders.properties()) {
            pattern = pattern.replace(placeholder.getKey(), "\\E.*\\Q");
        }
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** The first place where the two are not the same. */
    private static Optional<String> difference(JsonNode expected, JsonNode actual, JsonNode placeholders) {
        if (expected.isTextual() && matches(expected.textValue(), actual, placeholders)) {
            return Optional.empty();
        }
        if (expected.isContainerNode() && expected.getNodeType() == actual.getNodeType()) {
            return expected.isObject()
                    ? differenceOfObjects(expected, actual, placeholders)
                    : differenceOfArrays(expected, actual, placeholders);
        }
        return expected.equals(actual) ? Optional.empty() : Optional.of(expected + " expected, was " + actual);
    }

    private static boolean matches(String expected, JsonNode actual, JsonNode placeholders) {
        boolean any = placeholders.path(expected).path("kind").asText().equals("any");
        boolean date = expected.equals("date")
                && actual.isTextual()
                && TIMESTAMP.matcher(actual.textValue()).matches();
        return any || date;
    }

    private static Optional<String> differenceOfObjects(JsonNode expected, JsonNode actual, JsonNode placeholders) {
        if (expected.size() != actual.size()) {
            return Optional.of(expected + " expected, was " + actual);
        }
        return expected.properties().stream()
                .map(member -> difference(member.getValue(), actual.path(member.getKey()), placeholders))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> differenceOfArrays(JsonNode expected, JsonNode actual, JsonNode placeholders) {
        for (int index = 0; index < Math.max(expected.size(), actual.size()); index++) {
            Optional<String> difference = difference(expected.path(index), actual.path(index), placeholders);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
