package dev.loveless.asl.parse;

import static dev.loveless.asl.parse.Definitions.at;
import static dev.loveless.asl.parse.Definitions.written;
import static dev.loveless.asl.parse.Definitions.writtenTemplate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.JitterStrategy;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.ResultPath;
import dev.loveless.asl.model.Retrier;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task and Parallel, with Retry and Catch. */
class WorkStatesBuilderTest {
    @Test
    void buildsTaskInJsonPath() {
        TaskState state = Definitions.jsonPath(TaskState.class, """
                {"Type": "Task", "Comment": "work", "Resource": "arn:aws:states:::sqs:sendMessage",
                 "InputPath": "$.i", "Parameters": {"QueueUrl.$": "$.url"}, "ResultSelector": {"id.$": "$.MessageId"},
                 "ResultPath": "$.r", "OutputPath": "$.o",
                 "TimeoutSeconds": 60, "HeartbeatSecondsPath": "$.h",
                 "Credentials": {"RoleArn.$": "States.Format('{}', $.role)"},
                 "Retry": [{"ErrorEquals": ["A"]}], "Catch": [{"ErrorEquals": ["B"], "Next": "C"}],
                 "Assign": {"v.$": "$.MessageId"}, "Next": "D"}""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) state.data();
        assertThat(state.comment()).contains("work");
        assertThat(state.resource()).isEqualTo("arn:aws:states:::sqs:sendMessage");
        assertThat(flow.inputPath()).isPresent();
        assertThat(writtenTemplate(flow.parameters())).isEqualTo("{QueueUrl: <$.url>}");
        assertThat(writtenTemplate(flow.resultSelector())).isEqualTo("{id: <$.MessageId>}");
        assertThat(flow.resultPath()).isPresent();
        assertThat(flow.outputPath()).isPresent();
        assertThat(written(state.timeoutSeconds())).isEqualTo("60");
        assertThat(written(state.heartbeatSeconds())).isEqualTo("<$.h>");
        assertThat(at(state.heartbeatSeconds().orElseThrow().location())).isEqualTo("/HeartbeatSecondsPath 4:48");
        assertThat(writtenTemplate(state.credentials())).isEqualTo("{RoleArn: <States.Format('{}', $.role)>}");
        assertThat(at(state.credentials().orElseThrow().location())).isEqualTo("/Credentials 5:17");
        assertThat(state.retry()).hasSize(1);
        assertThat(state.catchers()).hasSize(1);
        assertThat(state.assign()).isPresent();
        assertThat(((Transition.Next) state.transition()).state()).isEqualTo("D");
    }

    @Test
    void buildsTaskInJsonata() {
        TaskState state = Definitions.jsonata(TaskState.class, """
                {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                 "Arguments": {"QueueUrl": "{% $url %}"}, "Output": "{% $states.result %}",
                 "TimeoutSeconds": "{% 60 %}", "HeartbeatSeconds": 5, "Credentials": {"RoleArn": "{% $role %}"},
                 "End": true}""");

        DataFlow.JsonataFlow flow = (DataFlow.JsonataFlow) state.data();
        assertThat(writtenTemplate(flow.arguments())).isEqualTo("{QueueUrl: <{% $url %}>}");
        assertThat(writtenTemplate(flow.output())).isEqualTo("<{% $states.result %}>");
        assertThat(written(state.timeoutSeconds())).isEqualTo("<{% 60 %}>");
        assertThat(written(state.heartbeatSeconds())).isEqualTo("5");
        assertThat(writtenTemplate(state.credentials())).isEqualTo("{RoleArn: <{% $role %}>}");
    }

    @ParameterizedTest
    @CsvSource({"TimeoutSecondsPath, HeartbeatSeconds", "TimeoutSeconds, HeartbeatSecondsPath"})
    void takesEitherSpellingOfEachTimeout(String timeout, String heartbeat) {
        String json = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"End\":true,"
                + field(timeout) + "," + field(heartbeat) + "}";

        TaskState state = Definitions.jsonPath(TaskState.class, json);

        assertThat(written(state.timeoutSeconds())).isEqualTo(timeout.endsWith("Path") ? "<$.n>" : "7");
        assertThat(written(state.heartbeatSeconds())).isEqualTo(heartbeat.endsWith("Path") ? "<$.n>" : "7");
    }

    private static String field(String name) {
        return "\"" + name + "\":" + (name.endsWith("Path") ? "\"$.n\"" : "7");
    }

    @Test
    void takesALiteralRole() {
        TaskState state = Definitions.jsonPath(TaskState.class, """
                {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true,
                 "Credentials": {"RoleArn": "arn:aws:iam::111111111111:role/r"}}""");

        assertThat(writtenTemplate(state.credentials()))
                .isEqualTo("{\"RoleArn\":\"arn:aws:iam::111111111111:role/r\"}");
    }

    @Test
    void givesRetriersTheDefaultsOfTheStatesLanguage() {
        Retrier retrier = retry("{\"ErrorEquals\": [\"States.ALL\"]}");

        assertThat(retrier.errorEquals()).containsExactly("States.ALL");
        assertThat(retrier.intervalSeconds()).isEqualTo(1);
        assertThat(retrier.maxAttempts()).isEqualTo(3);
        assertThat(retrier.backoffRate()).isEqualTo(2.0);
        assertThat(retrier.maxDelaySeconds()).isEmpty();
        assertThat(retrier.jitterStrategy()).isEqualTo(JitterStrategy.NONE);
        assertThat(retrier.comment()).isEmpty();
    }

    @Test
    void holdsEveryFieldOfARetrier() {
        Retrier retrier = retry("""
                {"Comment": "busy", "ErrorEquals": ["A", "B"], "IntervalSeconds": 0, "MaxAttempts": 9, "BackoffRate": 1.5, "MaxDelaySeconds": 30, "JitterStrategy": "FULL"}""");

        assertThat(retrier.comment()).contains("busy");
        assertThat(retrier.errorEquals()).containsExactly("A", "B");
        assertThat(retrier.intervalSeconds()).isZero();
        assertThat(retrier.maxAttempts()).isEqualTo(9);
        assertThat(retrier.backoffRate()).isEqualTo(1.5);
        assertThat(retrier.maxDelaySeconds()).contains(30L);
        assertThat(retrier.jitterStrategy()).isEqualTo(JitterStrategy.FULL);
        assertThat(at(retrier.location())).isEqualTo("/Retry/0 2:12");
    }

    private static Retrier retry(String retrier) {
        String json = "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sqs:sendMessage\", \"End\": true,\n"
                + " \"Retry\": [" + retrier + "]}";
        return Definitions.jsonPath(TaskState.class, json).retry().get(0);
    }

    @Test
    void holdsEveryFieldOfACatcherInJsonPath() {
        ParallelState state = Definitions.jsonPath(ParallelState.class, """
                {"Type": "Parallel", "Branches": [], "End": true, "Catch": [
                  {"Comment": "c", "ErrorEquals": ["A"], "ResultPath": "$.e", "Assign": {"v.$": "$.Error"}, "Next": "B"},
                  {"ErrorEquals": ["States.ALL"], "ResultPath": null, "Next": "C"}]}""");

        Catcher first = state.catchers().get(0);
        assertThat(first.comment()).contains("c");
        assertThat(first.errorEquals()).containsExactly("A");
        assertThat(((ResultPath.Into) first.resultPath().orElseThrow()).path().text())
                .isEqualTo("$.e");
        assertThat(written(first.assign().orElseThrow().assignments().get(0).value()))
                .isEqualTo("<$.Error>");
        assertThat(first.next()).isEqualTo("B");
        assertThat(first.output()).isEmpty();
        assertThat(at(first.location())).isEqualTo("/Catch/0 2:3");
        assertThat(state.catchers().get(1).resultPath().orElseThrow()).isInstanceOf(ResultPath.Discard.class);
    }

    @Test
    void holdsTheOutputOfACatcherInJsonata() {
        ParallelState state = Definitions.jsonata(ParallelState.class, """
                {"Type": "Parallel", "Branches": [], "End": true, "Catch": [
                  {"ErrorEquals": ["A"], "Output": {"e": "{% $states.errorOutput %}"}, "Assign": {"v": "{% 1 %}"}, "Next": "B"}]}""");

        Catcher catcher = state.catchers().get(0);
        assertThat(writtenTemplate(catcher.output())).isEqualTo("{e: <{% $states.errorOutput %}>}");
        assertThat(catcher.assign()).isPresent();
        assertThat(catcher.resultPath()).isEmpty();
    }

    @Test
    void buildsParallelInBothLanguages() {
        ParallelState jsonPath = Definitions.jsonPath(ParallelState.class, """
                {"Type": "Parallel", "Comment": "both",
                 "Branches": [
                   {"Comment": "first", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}},
                   {"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Succeed"}}}],
                 "InputPath": "$.i", "Parameters": {"p.$": "$.x"}, "ResultSelector": {"r.$": "$[0]"},
                 "ResultPath": "$.r", "OutputPath": "$.o", "Assign": {"v": 1},
                 "Retry": [{"ErrorEquals": ["A"]}], "Catch": [{"ErrorEquals": ["B"], "Next": "C"}], "Next": "D"}""");
        ParallelState jsonata = Definitions.jsonata(ParallelState.class, """
                {"Type": "Parallel", "Branches": [], "Arguments": "{% 1 %}", "Output": "{% 2 %}", "End": true}""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) jsonPath.data();
        assertThat(jsonPath.comment()).contains("both");
        assertThat(jsonPath.branches()).extracting(it -> it.startAt()).containsExactly("A", "B");
        assertThat(jsonPath.branches().get(0).comment()).contains("first");
        assertThat(jsonPath.branches().get(1).states().keySet()).containsExactly("B", "C");
        assertThat(at(jsonPath.branches().get(1).location())).isEqualTo("/Branches/1 4:4");
        assertThat(at(jsonPath.branches().get(1).state("C").orElseThrow().location()))
                .isEqualTo("/Branches/1/States/C 4:73");
        assertThat(flow.inputPath()).isPresent();
        assertThat(writtenTemplate(flow.parameters())).isEqualTo("{p: <$.x>}");
        assertThat(writtenTemplate(flow.resultSelector())).isEqualTo("{r: <$[0]>}");
        assertThat(flow.resultPath()).isPresent();
        assertThat(flow.outputPath()).isPresent();
        assertThat(jsonPath.assign()).isPresent();
        assertThat(jsonPath.retry()).hasSize(1);
        assertThat(jsonPath.catchers()).hasSize(1);
        assertThat(((Transition.Next) jsonPath.transition()).state()).isEqualTo("D");

        DataFlow.JsonataFlow queries = (DataFlow.JsonataFlow) jsonata.data();
        assertThat(writtenTemplate(queries.arguments())).isEqualTo("<{% 1 %}>");
        assertThat(writtenTemplate(queries.output())).isEqualTo("<{% 2 %}>");
    }
}
