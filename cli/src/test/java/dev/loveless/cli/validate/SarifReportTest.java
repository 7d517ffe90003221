package dev.loveless.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.DiagnosticCode;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.io.UnreadableFileException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The members that the schema of SARIF 2.1.0 requires, and those that code hosts show. */
class SarifReportTest {
    private static final Diagnostic ERROR = diagnostic(
                    AslCode.MISSING_TRANSITION_TARGET, "Missing 'Next' target: B", 3, 9)
            .withRemedy("Did you mean 'A'?");
    private static final Diagnostic WARNING = diagnostic(AslCode.NO_DOLLAR, "Looks like a path", 4, 5);
    private static final Diagnostic LINT = diagnostic(LintCode.MISSING_TASK_TIMEOUT, "No timeout", 5, 1);

    @Test
    void isALogOfOneRun() throws JsonProcessingException {
        JsonNode log = report(new Validation(List.of(), List.of()));

        assertThat(log.path("$schema").asText()).endsWith("/sarif-schema-2.1.0.json");
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(log.path("runs")).hasSize(1);
        assertThat(log.at("/runs/0/tool/driver/name").asText()).isEqualTo("loveless");
        assertThat(log.at("/runs/0/tool/driver/version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(log.at("/runs/0/tool/driver/rules").isArray()).isTrue();
        assertThat(log.at("/runs/0/columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(log.at("/runs/0/invocations/0/executionSuccessful").booleanValue())
                .isTrue();
        assertThat(log.at("/runs/0/results").isArray()).isTrue();
        assertThat(log.at("/runs/0/results")).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWhere() throws JsonProcessingException {
        JsonNode result = report(checked("machines/a b.asl.json", ERROR)).at("/runs/0/results/0");

        assertThat(result).isEqualTo(json("""
                                {
                                  "ruleId": "MISSING_TRANSITION_TARGET",
                                  "ruleIndex": 0,
                                  "level": "error",
                                  "message": {"text": "Missing 'Next' target: B\\nDid you mean 'A'?"},
                                  "locations": [{
                                    "physicalLocation": {
                                      "artifactLocation": {"uri": "machines/a%20b.asl.json"},
                                      "region": {"startLine": 3, "startColumn": 9}
                                    },
                                    "logicalLocations": [{"fullyQualifiedName": "/States/A"}]
                                  }]
                                }
                                """));
    }

    @Test
    void leavesOutALocationThatIsNotKnown() throws JsonProcessingException {
        Diagnostic fault = new Diagnostic(
                AslCode.MISSING_END_STATE,
                "Workflow has no terminal state",
                Optional.empty(),
                Position.START,
                Optional.empty());

        JsonNode location = report(checked("a.json", fault)).at("/runs/0/results/0/locations/0");

        assertThat(location.has("physicalLocation")).isTrue();
        assertThat(location.has("logicalLocations")).isFalse();
    }

    @Test
    void describesEachCodeOnceAndRefersToIt() throws JsonProcessingException {
        JsonNode run = report(checked("a.json", ERROR, WARNING, ERROR, LINT)).at("/runs/0");
        JsonNode rules = run.at("/tool/driver/rules");

        assertThat(rules.findValuesAsText("id"))
                .containsExactly("MISSING_TRANSITION_TARGET", "NO_DOLLAR", "MISSING_TASK_TIMEOUT");
        assertThat(run.path("results"))
                .hasSize(4)
                .allSatisfy(result -> assertThat(
                                rules.path(result.path("ruleIndex").asInt()).path("id"))
                        .isEqualTo(result.path("ruleId")));
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.at("/shortDescription/text").asText()).endsWith(".");
            assertThat(rule.at("/help/text").asText()).endsWith(".");
        });
        assertThat(rules.path(0).at("/defaultConfiguration/level").asText()).isEqualTo("error");
        assertThat(rules.path(1).at("/defaultConfiguration/level").asText()).isEqualTo("warning");
    }

    @Test
    void namesThePageThatExplainsLints() throws JsonProcessingException {
        JsonNode rules = report(checked("a.json", ERROR, LINT)).at("/runs/0/tool/driver/rules");

        assertThat(rules.at("/0/help/text").asText()).doesNotContain("lints.md");
        assertThat(rules.at("/1/help/text").asText()).endsWith("under MISSING_TASK_TIMEOUT in docs/lints.md.");
    }

    @Test
    void tellsOfFilesThatCannotBeRead() throws JsonProcessingException {
        UnreadableFileException unreadable = new UnreadableFileException("b.json", "it is gone", "Find it.");

        JsonNode invocation =
                report(new Validation(List.of(), List.of(unreadable))).at("/runs/0/invocations/0");

        assertThat(invocation).isEqualTo(json("""
                                {
                                  "executionSuccessful": false,
                                  "toolExecutionNotifications": [
                                    {"level": "error", "message": {"text": "Cannot read b.json: it is gone. Find it."}}
                                  ]
                                }
                                """));
    }

    @Test
    void namesStandardInputWithoutTakingItForAFile() throws JsonProcessingException {
        JsonNode location = report(checked("<stdin>", ERROR)).at("/runs/0/results/0/locations/0");

        assertThat(location.has("physicalLocation")).isFalse();
        assertThat(location.at("/message/text").asText()).isEqualTo("Line 3, column 9 of standard input.");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("/States/A");
    }

    @Test
    void doublesBracesWhichStandForPlaceholdersOtherwise() throws JsonProcessingException {
        Diagnostic fault = diagnostic(AslCode.SCHEMA_VALIDATION_FAILED, "must start with {% and end with %}", 1, 1);

        assertThat(report(checked("a.json", fault))
                        .at("/runs/0/results/0/message/text")
                        .asText())
                .isEqualTo("must start with {{% and end with %}}");
    }

    private static Validation checked(String name, Diagnostic... diagnostics) {
        return new Validation(List.of(new CheckedFile(new SourceText(name, "{}"), List.of(diagnostics))), List.of());
    }

    private static JsonNode report(Validation validation) throws JsonProcessingException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        new SarifReport().print(validation, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(err.toString()).isEmpty();
        return json(out.toString());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new JsonMapper().readTree(text);
    }

    private static Diagnostic diagnostic(DiagnosticCode code, String message, int line, int column) {
        return new Diagnostic(code, message, Optional.of("/States/A"), new Position(line, column), Optional.empty());
    }
}
