package dev.loveless.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.InvalidDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.RecordedCases;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What AWS was recorded to refuse is refused with its words; what it accepted is accepted. */
class RecordedValidationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() throws IOException {
        List<Path> cases = RecordedCases.files();
        assumeThat(cases).as("recorded cases beside the checkout").isNotEmpty();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : cases) {
            collect(file.getFileName().toString(), JSON.readTree(file.toFile()), tests);
        }
        assertThat(tests).hasSizeGreaterThan(300);
        return tests.stream();
    }

    private static void collect(String name, JsonNode recorded, List<DynamicTest> tests) {
        if (recorded.path("definition").isObject() && recorded.has("expected")) {
            tests.add(DynamicTest.dynamicTest(
                    name,
                    () -> assertThat(refusal(
                                    recorded.path("definition").toString(),
                                    recorded.path("type").asText("STANDARD")))
                            .as(name)
                            .isEmpty()));
        }
        int number = 0;
        for (JsonNode step : recorded.path("steps")) {
            String call = step.path("call").asText();
            JsonNode params = step.path("params");
            String stepName = name + " step " + number++;
            if (params.path("definition").isTextual() && call.equals("ValidateStateMachineDefinition")) {
                tests.add(DynamicTest.dynamicTest(stepName, () -> assertListed(params, step.path("expect"))));
            } else if (params.path("definition").isTextual() && call.matches("(Create|Update)StateMachine")) {
                tests.add(DynamicTest.dynamicTest(stepName, () -> assertRefusal(params, step.path("expect_error"))));
            }
        }
    }

    private static void assertRefusal(JsonNode params, JsonNode error) {
        boolean refused = error.path("code").asText().equals("InvalidDefinition");
        String expected = refused ? error.path("message").asText() : "";
        assertThat(refusal(
                        params.path("definition").asText(), params.path("type").asText("STANDARD")))
                .isEqualTo(expected);
    }

    private static void assertListed(JsonNode params, JsonNode expected) {
        ParsedDefinition parsed =
                parse(params.path("definition").asText(), params.path("type").asText("STANDARD"));
        List<String> diagnostics = new ArrayList<>();
        expected.path("diagnostics")
                .forEach(it -> diagnostics.add(
                        it.path("code").asText() + " " + it.path("message").asText() + " "
                                + it.path("location").asText("")));
        assertThat(parsed.isValid()).isEqualTo(expected.path("result").asText().equals("OK"));
        assertThat(parsed.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(it -> it.code().code() + " " + it.message() + " "
                                + it.location().orElse("")))
                .isEqualTo(diagnostics);
    }

    private static String refusal(String definition, String type) {
        ParsedDefinition parsed = parse(definition, type);
        return parsed.isValid() ? "" : InvalidDefinition.message(parsed.diagnostics());
    }

    private static ParsedDefinition parse(String definition, String type) {
        return AslParser.parse(
                new SourceText("recorded", definition), SourceFormat.JSON, StateMachineType.valueOf(type));
    }
}
