package dev.loveless.asl.parse;

import static dev.loveless.asl.parse.Definitions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.Transition;
import dev.loveless.asl.source.SourceObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineBuilderTest {
    @Test
    void holdsWhatTheMachineSays() {
        StateMachine machine = Definitions.machine("""
                {
                  "Comment": "orders",
                  "Version": "1.0",
                  "QueryLanguage": "JSONata",
                  "TimeoutSeconds": 0,
                  "StartAt": "B",
                  "States": {
                    "B": {"Type": "Pass", "Next": "A"},
                    "A": {"Type": "Succeed"}
                  }
                }""");

        assertThat(machine.comment()).contains("orders");
        assertThat(machine.version()).contains("1.0");
        assertThat(machine.queryLanguage()).isEqualTo(QueryLanguage.JSONATA);
        assertThat(machine.timeoutSeconds()).contains(0L);
        assertThat(machine.startAt()).isEqualTo("B");
        assertThat(machine.states().keySet()).containsExactly("B", "A");
        assertThat(at(machine.location())).isEqualTo(" 1:1");
        assertThat(at(machine.state("A").orElseThrow().location())).isEqualTo("/States/A 9:10");
    }

    @Test
    void leavesAbsentWhatIsNotWritten() {
        StateMachine machine = Definitions.machine("""
                {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""");

        assertThat(machine.comment()).isEmpty();
        assertThat(machine.version()).isEmpty();
        assertThat(machine.timeoutSeconds()).isEmpty();
        assertThat(machine.queryLanguage()).isEqualTo(QueryLanguage.JSON_PATH);
    }

    @Test
    void givesStatesTheMachinesLanguageAndNotTheOneOfTheStateAround() {
        StateMachine machine = Definitions.machine("""
                {"StartAt": "P", "States": {
                  "P": {"Type": "Parallel", "QueryLanguage": "JSONata", "End": true, "Branches": [
                    {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "InputPath": "$.a", "Next": "Own"},
                                                    "Own": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true}}}]}}}
                """);

        Map<String, QueryLanguage> languages =
                StateTree.states(machine).stream().collect(Collectors.toMap(State::name, State::queryLanguage));
        assertThat(languages)
                .isEqualTo(Map.of(
                        "P", QueryLanguage.JSONATA, "Inner", QueryLanguage.JSON_PATH, "Own", QueryLanguage.JSONATA));
        assertThat(StateTree.states(machine))
                .allSatisfy(state -> assertThat(state.data().queryLanguage()).isEqualTo(state.queryLanguage()));
    }

    @Test
    void buildsASingleStateInTheLanguageGiven() {
        PassState jsonata = Definitions.jsonata(PassState.class, """
                {"Type": "Pass", "Output": "{% 1 %}", "End": true}""");
        PassState own = Definitions.jsonata(PassState.class, """
                {"Type": "Pass", "QueryLanguage": "JSONPath", "InputPath": "$.a", "End": true}""");

        assertThat(jsonata.name()).isEqualTo("S");
        assertThat(jsonata.queryLanguage()).isEqualTo(QueryLanguage.JSONATA);
        assertThat(own.queryLanguage()).isEqualTo(QueryLanguage.JSON_PATH);
    }

    @Test
    void takesEndFalseForAbsent() {
        PassState state = Definitions.jsonPath(PassState.class, """
                {"Type": "Pass", "End": false,
                 "Next": "B"}""");

        assertThat(state.transition())
                .isEqualTo(new Transition.Next(state.transition().location(), "B"));
        assertThat(at(state.transition().location())).isEqualTo("/Next 2:10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Type': 'Pass', 'End': true, 'Bogus': 1}                      | /           | unsupported fields [Bogus]",
                "{'Type': 'Pass'}                                               | /           | no field Next",
                "{'Type': 'Nap', 'End': true}                                   | /           | no state type Nap",
                "{'Type': 'Pass', 'End': 'yes'}                                 | /End        | expected true or false",
                "{'Type': 'Wait', 'Seconds': 'ten', 'End': true}                | /Seconds    | expected a number",
                "{'Type': 'Wait', 'End': true}                                  | /           | no time to wait",
                "{'Type': 'Choice', 'Choices': {}}                              | /Choices    | expected an array",
                "{'Type': 'Choice', 'Choices': [{'Variable': '$', 'Next': 'A'}]} | /Choices[0] | no operator",
                "{'Type': 'Pass', 'Assign': [], 'End': true}                    | /Assign     | expected an object",
            })
    void namesThePlaceOfAFaultThatShouldHaveBeenReportedBefore(String json, String location, String rule) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Definitions.jsonPath(State.class, json.replace('\'', '"')))
                .withMessageStartingWith("Not a valid definition, at " + location + " (1:")
                .withMessageEndingWith(rule);
    }

    @Test
    void needsNoMoreStackThanUsualForDeeplyNestedStates() {
        // What is nested deeper may need more, depending on how the code was compiled; AslParser answers that.
        int depth = 200;
        StringBuilder json = new StringBuilder("{\"StartAt\":\"M0\",\"States\":{");
        for (int i = 0; i < depth; i++) {
            json.append("\"M").append(i).append("\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{\"StartAt\":\"M");
            json.append(i + 1).append("\",\"States\":{");
        }
        json.append("\"M").append(depth).append("\":{\"Type\":\"Succeed\"}");
        SourceObject root = Definitions.source(json + "}}}".repeat(depth) + "}}");

        int states = SmallStack.call(
                SmallStack.JVM_DEFAULT,
                () -> StateTree.states(StateMachineBuilder.build(root)).size());

        assertThat(states).isEqualTo(depth + 1);
    }
}
