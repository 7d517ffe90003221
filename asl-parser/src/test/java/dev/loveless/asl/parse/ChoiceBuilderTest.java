package dev.loveless.asl.parse;

import static dev.loveless.asl.parse.Definitions.at;
import static dev.loveless.asl.parse.Definitions.written;
import static dev.loveless.asl.parse.Definitions.writtenTemplate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.ChoiceRule;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.ChoiceTest;
import dev.loveless.asl.model.ComparisonOperator;
import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.StateExpressions;
import dev.loveless.asl.source.SourceObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceBuilderTest {
    @Test
    void buildsChoiceInJsonPath() {
        ChoiceState state = Definitions.jsonPath(ChoiceState.class, """
                {"Type": "Choice", "Comment": "c", "InputPath": "$.i", "OutputPath": "$.o", "Assign": {"own": 1},
                 "Default": "D", "Choices": [
                  {"Comment": "r", "Variable": "$.a", "StringEquals": "x", "Assign": {"v.$": "$.a"}, "Next": "A"},
                  {"Variable": "$.b", "IsPresent": false, "Next": "B"}]}""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) state.data();
        ChoiceRule rule = state.choices().get(0);
        assertThat(state.comment()).contains("c");
        assertThat(flow.inputPath()).isPresent();
        assertThat(flow.outputPath()).isPresent();
        assertThat(state.assign().orElseThrow().assignments().get(0).name()).isEqualTo("own");
        assertThat(state.defaultState()).contains("D");
        assertThat(state.choices()).extracting(ChoiceRule::next).containsExactly("A", "B");
        assertThat(rule.comment()).contains("r");
        assertThat(rule.assign().orElseThrow().assignments().get(0).name()).isEqualTo("v");
        assertThat(at(rule.location())).isEqualTo("/Choices/0 3:3");
        ChoiceTest.Comparison comparison = (ChoiceTest.Comparison) rule.test();
        assertThat(at(comparison.variableLocation())).isEqualTo("/Choices/0/Variable 3:32");
        assertThat(at(comparison.operand().location())).isEqualTo("/Choices/0/StringEquals 3:55");
    }

    @Test
    void buildsChoiceInJsonata() {
        ChoiceState state = Definitions.jsonata(ChoiceState.class, """
                {"Type": "Choice", "Output": "{% 0 %}", "Choices": [
                  {"Condition": "{% $states.input.a = 1 %}", "Output": "{% 1 %}", "Assign": {"v": "{% 2 %}"}, "Next": "A"},
                  {"Condition": true, "Next": "B"}]}""");

        ChoiceRule computed = state.choices().get(0);
        ChoiceRule fixed = state.choices().get(1);
        assertThat(writtenTemplate(((DataFlow.JsonataFlow) state.data()).output()))
                .isEqualTo("<{% 0 %}>");
        assertThat(state.defaultState()).isEmpty();
        assertThat(written(((ChoiceTest.Condition) computed.test()).condition()))
                .isEqualTo("<{% $states.input.a = 1 %}>");
        assertThat(writtenTemplate(computed.output())).isEqualTo("<{% 1 %}>");
        assertThat(computed.assign()).isPresent();
        assertThat(written(((ChoiceTest.Condition) fixed.test()).condition())).isEqualTo("true");
        assertThat(fixed.output()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ComparisonOperator.class)
    void knowsEveryOperator(ComparisonOperator operator) {
        String operand = operator.operandIsPath() ? "\"$.other\"" : literal(operator);

        ChoiceTest.Comparison test =
                (ChoiceTest.Comparison) rule("\"Variable\": \"$.a\", \"" + operator.fieldName() + "\": " + operand)
                        .test();

        assertThat(test.operator()).isEqualTo(operator);
        assertThat(shown(test))
                .isEqualTo("$.a " + operator.fieldName() + " " + operand.replace("\"$.other\"", "$.other"));
    }

    private static String literal(ComparisonOperator operator) {
        switch (operator.operandKind()) {
            case STRING:
                return "\"x*\"";
            case NUMBER:
                return "1.5";
            case BOOLEAN:
                return "false";
            case TIMESTAMP:
                return "\"2026-03-14T01:59:00Z\"";
        }
        throw new AssertionError(operator);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'And': [{'Variable': '$.a', 'IsNull': true}, {'Variable': '$.b', 'IsNull': false}] | ($.a IsNull true and $.b IsNull false)",
                "'Or': [{'Variable': '$a', 'NumericEqualsPath': '$b'}]   | ($a NumericEqualsPath $b)",
                "'Not': {'Or': [{'Not': {'Variable': '$.a', 'IsNull': true}}, {'Variable': '$.b', 'IsNull': true}]} | not (not $.a IsNull true or $.b IsNull true)",
            })
    void combinesTests(String fields, String expected) {
        assertThat(shown(rule(fields.replace('\'', '"')).test())).isEqualTo(expected);
    }

    @Test
    void keepsCommentsAtEveryDepth() {
        ChoiceRule rule = rule("""
                "Comment": "outer", "And": [
                  {"Comment": "inner", "Variable": "$.a", "IsNull": true},
                  {"Comment": "not", "Not": {"Variable": "$.a", "IsNull": true}}]""");

        assertThat(rule.comment()).contains("outer");
        assertThat(((ChoiceTest.And) rule.test()).tests())
                .extracting(test -> test.comment().orElse(""))
                .containsExactly("inner", "not");
    }

    @Test
    void needsLittleStackForDeeplyNestedTests() {
        int depth = 980;
        String json = "{\"Not\":".repeat(depth) + "{\"Variable\":\"$.a\",\"IsNull\":true}" + "}".repeat(depth);
        SourceObject source =
                Definitions.source("{\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"A\"," + json.substring(1) + "]}");

        int expressions = SmallStack.call(
                SmallStack.JVM_DEFAULT,
                () -> StateExpressions.of(StateMachineBuilder.buildState("S", source, QueryLanguage.JSON_PATH))
                        .size());

        assertThat(expressions).isEqualTo(1);
    }

    private static ChoiceRule rule(String fields) {
        return Definitions.jsonPath(
                        ChoiceState.class, "{\"Type\": \"Choice\", \"Choices\": [{" + fields + ", \"Next\": \"A\"}]}")
                .choices()
                .get(0);
    }

    private static String shown(ChoiceTest test) {
        if (test instanceof ChoiceTest.And and) {
            return and.tests().stream().map(ChoiceBuilderTest::shown).collect(Collectors.joining(" and ", "(", ")"));
        }
        if (test instanceof ChoiceTest.Or or) {
            return or.tests().stream().map(ChoiceBuilderTest::shown).collect(Collectors.joining(" or ", "(", ")"));
        }
        if (test instanceof ChoiceTest.Not not) {
            return "not " + shown(not.test());
        }
        ChoiceTest.Comparison comparison = (ChoiceTest.Comparison) test;
        String operand = comparison.operand() instanceof ChoiceTest.Operand.Path path
                ? path.path().text()
                : ((ChoiceTest.Operand.Value) comparison.operand()).value().toString();
        return comparison.variable().text() + " " + comparison.operator().fieldName() + " " + operand;
    }
}
