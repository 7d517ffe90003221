package dev.loveless.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.parse.Definitions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each lint says, and where it is silent. */
class LinterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"ErrorEquals\": [\"A\"]}]                                                        | ",
                "[{\"ErrorEquals\": [\"A\", \"A\"]}]                                                 | ",
                "[{\"ErrorEquals\": [\"A\"]}, {\"ErrorEquals\": [\"A\", \"B\"]}]                     | ",
                "[{\"ErrorEquals\": [\"States.TaskFailed\"]}, {\"ErrorEquals\": [\"A\"]}]            | ",
                "[{\"ErrorEquals\": [\"States.Timeout\"]}, {\"ErrorEquals\": [\"States.HeartbeatTimeout\"]}] | ",
                "[{\"ErrorEquals\": [\"A\"]}, {\"ErrorEquals\": [\"States.ALL\"]}]                   | ",
                "[{\"ErrorEquals\": [\"A\", \"States.Runtime\"]}]                                    | ",
                "[{\"ErrorEquals\": [\"A\"], \"MaxAttempts\": 0}, {\"ErrorEquals\": [\"A\"]}]        | [1]",
                "[{\"ErrorEquals\": [\"A\"]}, {\"ErrorEquals\": [\"B\"]}, {\"ErrorEquals\": [\"B\", \"A\"]}] | [2]",
                "[{\"ErrorEquals\": [\"States.Runtime\"]}]                                           | [0]"
            })
    void findsRetriersAndCatchersThatNeverMatch(String entries, String found) {
        String catchers = entries.replace("\"ErrorEquals\"", "\"Next\": \"D\", \"ErrorEquals\"")
                .replace("\"MaxAttempts\": 0", "\"ResultPath\": null");
        for (String type : List.of(
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:lambda:us-east-1:111111111111:function:f\"",
                "\"Type\": \"Parallel\", \"Branches\": [{\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Succeed\"}}}]",
                "\"Type\": \"Map\", \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Succeed\"}}}")) {
            assertThat(lint("S", "{%s, \"Retry\": %s, \"Next\": \"D\"}".formatted(type, entries)))
                    .isEqualTo(found == null ? List.of() : List.of("UNREACHABLE_RETRIER /States/S/Retry" + found));
            assertThat(lint("S", "{%s, \"Catch\": %s, \"Next\": \"D\"}".formatted(type, catchers)))
                    .isEqualTo(found == null ? List.of() : List.of("UNREACHABLE_CATCHER /States/S/Catch" + found));
        }
    }

    @Test
    void heartbeatsLimitTasksOfActivitiesAndTokensAndNoJobs() {
        String task = "{\"Type\": \"Task\", \"Next\": \"D\", \"Resource\": \"%s\", %s}";
        String activity = "arn:aws:states:us-east-1:111111111111:activity:a";
        String token = "arn:aws:states:::lambda:invoke.waitForTaskToken";
        String job = "arn:aws:states:::batch:submitJob.sync";

        assertThat(lint("S", task.formatted(activity, "\"HeartbeatSeconds\": 5")))
                .isEmpty();
        assertThat(lint("S", task.formatted(activity, "\"HeartbeatSecondsPath\": \"$.t\"")))
                .isEmpty();
        assertThat(lint(
                        "S",
                        task.formatted(token, "\"HeartbeatSeconds\": 5, \"Parameters\": {\"FunctionName\": \"f\"}")))
                .isEmpty();
        assertThat(lint("S", task.formatted(job, "\"HeartbeatSeconds\": 5, \"Parameters\": {}")))
                .containsExactly("MISSING_TASK_TIMEOUT /States/S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"arn:aws:states:us-east-1:111111111111:activity:a\"",
                "\"arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken\", \"Parameters\": {}",
                "\"arn:aws:states:::lambda:invoke.waitForTaskToken\", \"Parameters\": {\"FunctionName\": \"f\"}",
                "\"arn:aws:states:::states:startExecution.sync\", \"Parameters\": {\"StateMachineArn\": \"m\"}",
                "\"arn:aws:states:::states:startExecution.sync:2\", \"Parameters\": {\"StateMachineArn\": \"m\"}",
                "\"arn:aws:states:::batch:submitJob.sync\", \"Parameters\": {}"
            })
    void findsTasksThatWaitWithoutLimit(String resource) {
        String task = "{\"Type\": \"Task\", \"Next\": \"D\", \"Resource\": " + resource + "%s}";

        assertThat(lint("S", task.formatted(""))).containsExactly("MISSING_TASK_TIMEOUT /States/S");
        assertThat(lint("S", task.formatted(", \"TimeoutSeconds\": 5"))).isEmpty();
        assertThat(lint("S", task.formatted(", \"TimeoutSecondsPath\": \"$.t\"")))
                .isEmpty();
        assertThat(lintMachine("{\"TimeoutSeconds\": 60, \"StartAt\": \"S\", \"States\": {\"S\": " + task.formatted("")
                        + ", \"D\": {\"Type\": \"Succeed\"}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"arn:aws:lambda:us-east-1:111111111111:function:f\"",
                "\"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"f\"}",
                "\"arn:aws:states:::batch:submitJob\", \"Parameters\": {}"
            })
    void expectsNoLimitOfTasksThatAreAnsweredAtOnce(String resource) {
        assertThat(lint("S", "{\"Type\": \"Task\", \"Next\": \"D\", \"Resource\": " + resource + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Variable\": \"$.a\", \"StringEquals\": \"x\"}                                  | open",
                "{\"Variable\": \"$.a\", \"NumericEquals\": 1}                                     | open",
                "{\"Or\": [{\"Variable\": \"$.a\", \"StringEquals\": \"x\"}, {\"Variable\": \"$.b\", \"StringEquals\": \"y\"}]} | open",
                "{\"And\": [{\"Variable\": \"$.a\", \"IsPresent\": true}, {\"Variable\": \"$.a\", \"StringEquals\": \"x\"}]} | open",
                "{\"Or\": [{\"Variable\": \"$.a\", \"StringEquals\": \"x\"}, {\"Variable\": \"$.a\", \"IsPresent\": true}]} | covered",
                "{\"And\": [{\"Variable\": \"$.a\", \"IsPresent\": true}, {\"Variable\": \"$.a\", \"IsString\": true}]} | covered",
                "{\"Not\": {\"Variable\": \"$.a\", \"StringEquals\": \"x\"}}                       | covered",
                "{\"Variable\": \"$.a\", \"BooleanEquals\": true}                                  | covered",
                "{\"Variable\": \"$.a\", \"StringMatches\": \"*\"}                                 | covered",
                "{\"Variable\": \"$.a\", \"StringEqualsPath\": \"$.b\"}                            | covered",
                "{\"Variable\": \"$.a\", \"NumericGreaterThan\": 1}                                | covered"
            })
    void findsChoicesWithoutDefaultWhoseRulesLeaveCasesOpen(String test, String coverage) {
        String rule = test.substring(0, test.length() - 1) + ", \"Next\": \"D\"}";
        String choice = "{\"Type\": \"Choice\", \"Choices\": [" + rule + "]%s}";

        assertThat(lint("S", choice.formatted("")))
                .isEqualTo(coverage.equals("open") ? List.of("MISSING_CHOICE_DEFAULT /States/S") : List.of());
        assertThat(lint("S", choice.formatted(", \"Default\": \"D\""))).isEmpty();
    }

    @Test
    void findsRulesBehindOneThatIsAlwaysTrue() {
        assertThat(lint("S", """
                        {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [
                          {"Condition": "{% $states.input.a %}", "Next": "D"},
                          {"Condition": false, "Next": "D"},
                          {"Condition": true, "Next": "D"},
                          {"Condition": "{% $states.input.b %}", "Next": "D"}]}""")).containsExactly("UNREACHABLE_CHOICE_RULE /States/S/Choices[3]");
    }

    @Test
    void findsRulesThatTestTheSameAsAnEarlierOne() {
        assertThat(lint("S", """
                        {"Type": "Choice", "Default": "D", "Choices": [
                          {"Variable": "$.a", "StringEquals": "x", "Next": "D"},
                          {"Variable": "$.a", "StringEqualsPath": "$.x", "Next": "D"},
                          {"Variable": "$.a", "StringEquals": "X", "Next": "D"},
                          {"Variable": "$.b", "StringEquals": "x", "Next": "D"},
                          {"Not": {"Variable": "$.a", "StringEquals": "x"}, "Next": "D"},
                          {"And": [{"Variable": "$.a", "StringEquals": "x"}], "Next": "D"},
                          {"And": [{"Variable": "$.a", "StringEquals": "x", "Comment": "c"}], "Next": "S", "Comment": "d"}]}""")).containsExactly("UNREACHABLE_CHOICE_RULE /States/S/Choices[6]");
    }

    @Test
    void takesNoTwoExpressionsForTheSame() {
        assertThat(lint("S", """
                        {"Type": "Choice", "QueryLanguage": "JSONata", "Default": "D", "Choices": [
                          {"Condition": "{% $random() < 0.5 %}", "Next": "D"},
                          {"Condition": "{% $random() < 0.5 %}", "Next": "S"}]}""")).isEmpty();
    }

    @Test
    void findsVariablesThatOnlyLaterStatesAssign() {
        assertThat(lintMachine("""
                        {"StartAt": "A", "States": {
                          "A": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "Next": "B"},
                          "B": {"Type": "Pass", "Assign": {"x": 1}, "Next": "C"},
                          "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y"}, "End": true}}}"""))
                .containsExactly(
                        "VARIABLE_NOT_ASSIGNED /States/A/Parameters/x.$",
                        "VARIABLE_NOT_ASSIGNED /States/C/Parameters/y.$");
    }

    @Test
    void findsVariablesAssignedInAnotherBranch() {
        assertThat(lintMachine("""
                        {"StartAt": "P", "States": {"P": {"Type": "Parallel", "Next": "A", "Branches": [
                            {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}},
                            {"StartAt": "C", "States": {"C": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true}}}]},
                          "A": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true}}}"""))
                .containsExactlyInAnyOrder(
                        "VARIABLE_NOT_ASSIGNED /States/P/Branches[1]/States/C/Parameters/x.$",
                        "VARIABLE_NOT_ASSIGNED /States/A/Parameters/x.$");
    }

    @Test
    void findsVariablesThatTheChildrenOfADistributedMapCannotSee() {
        String machine = """
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "M"},
                  "M": {"Type": "Map", "End": true, "ItemSelector": {"x.$": "$x"}, "ItemProcessor": {%s
                    "StartAt": "B", "States": {"B": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true}}}}}}""";

        assertThat(lintMachine(machine.formatted(""))).isEmpty();
        assertThat(lintMachine(machine.formatted(
                        "\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"EXPRESS\"},")))
                .containsExactly("VARIABLE_NOT_ASSIGNED /States/M/ItemProcessor/States/B/Parameters/x.$");
    }

    @Test
    void takesAnyWayOutThatAssignsForAllOfThem() {
        assertThat(lintMachine("""
                        {"StartAt": "T", "States": {
                          "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:f", "Next": "A",
                            "Catch": [{"ErrorEquals": ["E"], "Next": "A", "Assign": {"failure.$": "$.Cause"}}]},
                          "A": {"Type": "Choice", "Default": "B", "Choices": [
                            {"Variable": "$failure", "IsPresent": true, "Next": "B", "Assign": {"chosen": true}}]},
                          "B": {"Type": "Pass", "Parameters": {"a.$": "$failure", "b.$": "$chosen"}, "End": true}}}""")).isEmpty();
    }

    @Test
    void takesWhatALoopAssignsForAssigned() {
        assertThat(lintMachine("""
                        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                          "A": {"Type": "Pass", "Assign": {"n": "{% $exists($n) ? $n + 1 : 1 %}"}, "Next": "B"},
                          "B": {"Type": "Choice", "Default": "A", "Choices": [{"Condition": "{% $n > 3 %}", "Next": "C"}]},
                          "C": {"Type": "Succeed"}}}""")).isEmpty();
    }

    @Test
    void leavesAnExpressionsOwnVariablesAlone() {
        assertThat(lint("S", """
                        {"Type": "Pass", "QueryLanguage": "JSONata", "Next": "D", "Output": [
                          "{% ($f := function($n){ $n < 2 ? 1 : $map([$n - 1], $f) }; $f(3)) %}",
                          "{% $states.input.a[x = 1]#$p.{'p': $p} %}"]}""")).isEmpty();
    }

    private static List<String> lint(String name, String state) {
        return lintMachine("{\"StartAt\": \"%s\", \"States\": {\"%s\": %s, \"D\": {\"Type\": \"Succeed\"}}}"
                .formatted(name, name, state));
    }

    private static List<String> lintMachine(String definition) {
        return Linter.lint(Definitions.machine(definition)).stream()
                .map(it -> it.code().code() + " " + it.location().orElse(""))
                .toList();
    }
}
