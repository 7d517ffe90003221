package dev.loveless.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.asl.parse.Definitions;
import dev.loveless.asl.parse.RecordedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VariableReferencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void reportsEveryFieldOfAJsonPathStateThatReadsVariables() {
        assertThat(references("""
                        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                          "InputPath": "$inputPath", "OutputPath": "$outputPath.x",
                          "Parameters": {"a.$": "$parameters", "b.$": "States.Format('{}', $argument)", "c": "$literal"},
                          "ResultSelector": {"a": [{"b.$": "$resultSelector[0]"}]},
                          "TimeoutSecondsPath": "$timeout", "HeartbeatSecondsPath": "$heartbeat",
                          "Credentials": {"RoleArn.$": "$role"},
                          "Catch": [{"ErrorEquals": ["A"], "Next": "T", "Assign": {"x.$": "$catcher"}}],
                          "Assign": {"assigned.$": "$read"}, "End": true}}}"""))
                .isEqualTo(
                        "{T=[argument, catcher, heartbeat, inputPath, outputPath, parameters, read, resultSelector, role, timeout]}");
    }

    @Test
    void reportsEveryFieldOfAJsonataStateThatReadsVariables() {
        assertThat(references("""
                        {"QueryLanguage": "JSONata", "StartAt": "T", "States": {
                          "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                            "Arguments": {"a": "{% $arguments %}"}, "Output": "{% $output + $states.result %}",
                            "TimeoutSeconds": "{% $timeout %}", "HeartbeatSeconds": "{% $heartbeat %}",
                            "Credentials": {"RoleArn": "{% $role %}"},
                            "Catch": [{"ErrorEquals": ["A"], "Next": "C", "Output": "{% $failure %}"}],
                            "Assign": {"assigned": "{% $read %}"}, "Next": "C"},
                          "C": {"Type": "Choice", "Output": "{% $otherwise %}", "Default": "F", "Choices": [
                            {"Condition": "{% $condition %}", "Output": "{% $chosen %}", "Assign": {"x": "{% $rule %}"},
                             "Next": "W"}]},
                          "W": {"Type": "Wait", "Seconds": "{% $seconds %}", "Next": "V"},
                          "V": {"Type": "Wait", "Timestamp": "{% $timestamp %}", "Next": "F"},
                          "F": {"Type": "Fail", "Error": "{% $name %}", "Cause": "{% $why %}"}}}"""))
                .isEqualTo(
                        "{C=[chosen, condition, otherwise, rule], F=[name, why],"
                                + " T=[arguments, failure, heartbeat, output, read, role, timeout], V=[timestamp], W=[seconds]}");
    }

    @Test
    void countsAMapsOwnFieldsForTheMapAndInnerStatesForThemselves() {
        assertThat(references("""
                        {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
                          "ItemsPath": "$items", "ItemSelector": {"a.$": "$selector"}, "MaxConcurrencyPath": "$concurrency",
                          "ToleratedFailureCountPath": "$count", "ToleratedFailurePercentagePath": "$percentage",
                          "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Key.$": "$key"},
                            "ReaderConfig": {"InputType": "JSON", "MaxItemsPath": "$max"}},
                          "ItemBatcher": {"MaxItemsPerBatchPath": "$perBatch", "MaxInputBytesPerBatchPath": "$bytes",
                            "BatchInput": {"a.$": "$batch"}},
                          "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Prefix.$": "$prefix"}},
                          "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true,
                            "Branches": [{"StartAt": "I", "States": {
                              "I": {"Type": "Pass", "Parameters": {"a.$": "$inner"}, "End": true}}}]}}}}}}"""))
                .isEqualTo("{I=[inner], M=[batch, bytes, concurrency, count, items, key, max, perBatch, percentage,"
                        + " prefix, selector]}");
    }

    @Test
    void reportsOperandsOfNestedRules() {
        assertThat(references("""
                        {"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Next": "D", "And": [
                            {"Variable": "$a", "StringEqualsPath": "$b"},
                            {"Not": {"Or": [{"Variable": "$c", "IsPresent": true}]}}]}]},
                          "D": {"Type": "Succeed"}}}""")).isEqualTo("{C=[a, b, c]}");
    }

    @Test
    void leavesOutDataContextAndStates() {
        assertThat(references("""
                        {"StartAt": "A", "States": {
                          "A": {"Type": "Pass", "InputPath": "$.a", "Parameters": {"id.$": "$$.Execution.Id"}, "Next": "B"},
                          "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $states.input %}", "End": true}}}""")).isEqualTo("{}");
    }

    @TestFactory
    Stream<DynamicTest> reportsWhatAwsWasRecordedToReport() throws IOException {
        Map<String, JsonNode> described = described();
        assumeThat(described).as("recorded cases beside the checkout").isNotEmpty();
        return described.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.getKey(),
                        () -> assertThat(JSON.<JsonNode>valueToTree(VariableReferences.of(Definitions.machine(
                                        it.getValue().path("definition").toString()))))
                                .isEqualTo(
                                        it.getValue().has("variableReferences")
                                                ? it.getValue().path("variableReferences")
                                                : JSON.createObjectNode())));
    }

    private static Map<String, JsonNode> described() throws IOException {
        Map<String, JsonNode> described = new TreeMap<>();
        for (Path file : RecordedCases.files()) {
            for (JsonNode step : JSON.readTree(file.toFile()).path("steps")) {
                if (step.path("call").asText().startsWith("DescribeStateMachine")
                        && step.path("expect").path("definition").isObject()) {
                    described.put(file.getFileName() + " " + step.path("call").asText(), step.path("expect"));
                }
            }
        }
        return described;
    }

    private static String references(String json) {
        return VariableReferences.of(Definitions.machine(json)).toString();
    }
}
