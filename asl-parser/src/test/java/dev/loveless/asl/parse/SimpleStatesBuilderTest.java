package dev.loveless.asl.parse;

import static dev.loveless.asl.parse.Definitions.at;
import static dev.loveless.asl.parse.Definitions.written;
import static dev.loveless.asl.parse.Definitions.writtenTemplate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.DataPath;
import dev.loveless.asl.model.FailState;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.ResultPath;
import dev.loveless.asl.model.SucceedState;
import dev.loveless.asl.model.Transition;
import dev.loveless.asl.model.WaitState;
import dev.loveless.asl.model.WaitTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pass, Wait, Succeed and Fail. */
class SimpleStatesBuilderTest {
    @Test
    void buildsPassInJsonPath() {
        PassState state = Definitions.jsonPath(PassState.class, """
                {
                  "Type": "Pass",
                  "Comment": "reshape",
                  "InputPath": "$.in",
                  "Parameters": {"a.$": "$.x"},
                  "Result": {"b.$": "$.x"},
                  "ResultPath": "$.result",
                  "Assign": {"v.$": "$.x", "w": 2},
                  "OutputPath": "$.out",
                  "End": true
                }""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) state.data();
        DataPath.Select input = (DataPath.Select) flow.inputPath().orElseThrow();
        DataPath.Select output = (DataPath.Select) flow.outputPath().orElseThrow();
        ResultPath.Into result = (ResultPath.Into) flow.resultPath().orElseThrow();
        assertThat(state.name()).isEqualTo("S");
        assertThat(state.comment()).contains("reshape");
        assertThat(input.path().text()).isEqualTo("$.in");
        assertThat(at(input.location())).isEqualTo("/InputPath 4:16");
        assertThat(writtenTemplate(flow.parameters())).isEqualTo("{a: <$.x>}");
        assertThat(state.result().orElseThrow()).hasToString("{\"b.$\":\"$.x\"}");
        assertThat(result.path().text()).isEqualTo("$.result");
        assertThat(at(result.location())).isEqualTo("/ResultPath 7:17");
        assertThat(output.path().text()).isEqualTo("$.out");
        assertThat(at(output.location())).isEqualTo("/OutputPath 9:17");
        assertThat(state.transition()).isInstanceOf(Transition.End.class);
        assertThat(at(state.transition().location())).isEqualTo("/End 10:10");
    }

    @Test
    void buildsPassInJsonata() {
        PassState state = Definitions.jsonata(PassState.class, """
                {"Type": "Pass", "Output": {"a": "{% 1 %}"}, "Assign": {"v": "{% 2 %}"}, "Next": "B"}""");

        DataFlow.JsonataFlow flow = (DataFlow.JsonataFlow) state.data();
        assertThat(writtenTemplate(flow.output())).isEqualTo("{a: <{% 1 %}>}");
        assertThat(flow.arguments()).isEmpty();
        assertThat(state.assign().orElseThrow().assignments()).hasSize(1);
        assertThat(((Transition.Next) state.transition()).state()).isEqualTo("B");
    }

    @Test
    void keepsTheNullOfPathsApartFromTheirAbsence() {
        DataFlow.JsonPathFlow nulls = (DataFlow.JsonPathFlow)
                Definitions.jsonPath(PassState.class, """
                        {"Type": "Pass", "InputPath": null, "ResultPath": null, "OutputPath": null, "Result": null, "End": true}""").data();
        DataFlow.JsonPathFlow absent =
                (DataFlow.JsonPathFlow) Definitions.jsonPath(PassState.class, "{\"Type\": \"Pass\", \"End\": true}")
                        .data();

        assertThat(nulls.inputPath().orElseThrow()).isInstanceOf(DataPath.Discard.class);
        assertThat(nulls.outputPath().orElseThrow()).isInstanceOf(DataPath.Discard.class);
        assertThat(nulls.resultPath().orElseThrow()).isInstanceOf(ResultPath.Discard.class);
        assertThat(absent.inputPath()).isEmpty();
        assertThat(absent.outputPath()).isEmpty();
        assertThat(absent.resultPath()).isEmpty();
    }

    @Test
    void keepsTheNullOfResultApartFromItsAbsence() {
        assertThat(Definitions.jsonPath(PassState.class, "{\"Type\": \"Pass\", \"Result\": null, \"End\": true}")
                        .result()
                        .orElseThrow()
                        .isNull())
                .isTrue();
        assertThat(Definitions.jsonPath(PassState.class, "{\"Type\": \"Pass\", \"End\": true}")
                        .result())
                .isEmpty();
    }

    @Test
    void namesAssignedVariablesWithoutTheSuffixOfJsonPath() {
        PassState jsonPath = Definitions.jsonPath(PassState.class, """
                {"Type": "Pass", "End": true, "Assign": {
                  "v.$": "$.x",
                  "w": {"deep.$": "States.UUID()"}}}""");
        PassState jsonata = Definitions.jsonata(PassState.class, """
                {"Type": "Pass", "End": true, "Assign": {"v": "{% 1 %}", "w": 1}}""");

        assertThat(jsonPath.assign().orElseThrow().assignments())
                .extracting(it -> it.name() + " = " + written(it.value()) + " at " + at(it.location()))
                .containsExactly("v = <$.x> at /Assign/v.$ 2:10", "w = {deep: <States.UUID()>} at /Assign/w 3:8");
        assertThat(jsonata.assign().orElseThrow().assignments())
                .extracting(it -> it.name() + " = " + written(it.value()))
                .containsExactly("v = <{% 1 %}>", "w = 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JSONPath | 'Seconds': 10                          | 10",
                "JSONPath | 'SecondsPath': '$.s'                   | <$.s>",
                "JSONata  | 'Seconds': 10                          | 10",
                "JSONata  | 'Seconds': '{% 5 + 5 %}'               | <{% 5 + 5 %}>",
            })
    void buildsWaitOfSeconds(String language, String field, String expected) {
        WaitState state = wait(language, field);

        assertThat(state.time())
                .isInstanceOfSatisfying(
                        WaitTime.Seconds.class,
                        it -> assertThat(written(it.seconds())).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JSONPath | 'Timestamp': '2026-03-14T01:59:00Z'    | 2026-03-14T01:59:00Z",
                "JSONPath | 'TimestampPath': '$.t'                 | <$.t>",
                "JSONata  | 'Timestamp': '2026-03-14T01:59:00Z'    | 2026-03-14T01:59:00Z",
                "JSONata  | 'Timestamp': '{% $states.input.t %}'   | <{% $states.input.t %}>",
            })
    void buildsWaitUntilATimestamp(String language, String field, String expected) {
        WaitState state = wait(language, field);

        assertThat(state.time())
                .isInstanceOfSatisfying(
                        WaitTime.Timestamp.class,
                        it -> assertThat(written(it.timestamp())).isEqualTo(expected));
    }

    private static WaitState wait(String language, String field) {
        String json = "{'Type': 'Wait', 'QueryLanguage': '" + language + "', " + field + ", 'End': true}";
        return Definitions.jsonPath(WaitState.class, json.replace('\'', '"'));
    }

    @Test
    void holdsTheDataFlowAndVariablesOfWait() {
        WaitState state = Definitions.jsonPath(WaitState.class, """
                {"Type": "Wait", "Seconds": 1, "InputPath": "$.i", "OutputPath": "$.o", "Assign": {"v": 1}, "Next": "B"}""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) state.data();
        assertThat(flow.inputPath()).isPresent();
        assertThat(flow.outputPath()).isPresent();
        assertThat(state.assign()).isPresent();
        assertThat(((Transition.Next) state.transition()).state()).isEqualTo("B");
    }

    @Test
    void buildsSucceedInBothLanguages() {
        SucceedState jsonPath = Definitions.jsonPath(SucceedState.class, """
                {"Type": "Succeed", "Comment": "done", "InputPath": "$.i", "OutputPath": "$.o"}""");
        SucceedState jsonata = Definitions.jsonata(SucceedState.class, """
                {"Type": "Succeed", "Output": "{% 1 %}"}""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) jsonPath.data();
        assertThat(jsonPath.comment()).contains("done");
        assertThat(flow.inputPath()).isPresent();
        assertThat(flow.outputPath()).isPresent();
        assertThat(writtenTemplate(((DataFlow.JsonataFlow) jsonata.data()).output()))
                .isEqualTo("<{% 1 %}>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JSONPath | 'Error': 'E', 'Cause': 'C'                           | E          | C",
                "JSONPath | 'ErrorPath': '$.e', 'CausePath': 'States.UUID()'     | <$.e>      | <States.UUID()>",
                "JSONPath | 'Comment': 'nothing else'                            | absent     | absent",
                "JSONata  | 'Error': '{% 1 %}', 'Cause': 'C'                     | <{% 1 %}>  | C",
                "JSONata  | 'Error': 'E', 'Cause': '{% 1 %}'                     | E          | <{% 1 %}>",
            })
    void buildsFail(String language, String fields, String error, String cause) {
        String json = "{'Type': 'Fail', 'QueryLanguage': '" + language + "', " + fields + "}";

        FailState state = Definitions.jsonPath(FailState.class, json.replace('\'', '"'));

        assertThat(written(state.error())).isEqualTo(error);
        assertThat(written(state.cause())).isEqualTo(cause);
    }

    @Test
    void tellsFromTheLocationWhichSpellingWasUsed() {
        FailState state = Definitions.jsonPath(FailState.class, """
                {"Type": "Fail",
                 "ErrorPath": "$.e",
                 "Cause": "C"}""");

        assertThat(at(state.error().orElseThrow().location())).isEqualTo("/ErrorPath 2:15");
        assertThat(at(state.cause().orElseThrow().location())).isEqualTo("/Cause 3:11");
    }
}
