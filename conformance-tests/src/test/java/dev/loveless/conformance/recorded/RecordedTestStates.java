package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.inspect.FieldValidationMode;
import dev.loveless.engine.inspect.InspectionLevel;
import dev.loveless.engine.inspect.TestState;
import dev.loveless.engine.inspect.TestStateAnswer;
import dev.loveless.engine.inspect.TestStateRequest;
import dev.loveless.engine.inspect.TestStateRequest.ErrorOutput;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import dev.loveless.engine.inspect.TestStateRequest.StateConfiguration;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.time.VirtualScheduler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Makes the recorded calls of TestState in this process, and compares the answers. */
final class RecordedTestStates {
    private final JsonNode recorded;
    private final Comparer comparer;
    private final TestState testState;
    private long seed;

    private RecordedTestStates(JsonNode recorded) {
        this.recorded = recorded;
        this.comparer = new Comparer(recorded.path("comparison"));
        String account = recorded.path("account").asText("111111111111");
        this.testState = new TestState(
                "arn:aws:states:us-east-1:" + account,
                Quotas.AWS,
                request -> Optional.empty(),
                new VirtualScheduler(Instant.EPOCH));
    }

    static CaseResult run(JsonNode recorded) {
        String id = recorded.path("id").asText();
        RecordedTestStates run = new RecordedTestStates(recorded);
        int step = 0;
        for (JsonNode call : recorded.path("steps")) {
            if (!call.path("expect_error").path("client_side").asBoolean()) {
                run.call(call, List.of("steps", step));
            }
            step++;
        }
        return CaseResult.of(id, run.comparer.differences());
    }

    private void call(JsonNode call, List<Object> path) {
        TestStateAnswer answer = answer(request(call.path("params")));
        if (answer instanceof TestStateAnswer.Refusal refusal) {
            if (call.has("expect_error")) {
                comparer.error(call.path("expect_error"), refusal.code(), refusal.message(), path);
            } else {
                comparer.value("an answer", refusal.toString(), path);
            }
            return;
        }
        JsonNode expected = call.has("expect_error") ? call.path("expect_error") : call.path("expect");
        comparer.answer(expected, ((TestStateAnswer.Result) answer).toJson(), path);
    }

    private TestStateAnswer answer(TestStateRequest request) {
        CompletableFuture<TestStateAnswer> answer =
                testState.test(request, this::turn).toCompletableFuture();
        if (!answer.isDone()) {
            throw new IllegalStateException("Somebody else is to answer " + recorded.path("id"));
        }
        return answer.join();
    }

    private Turn turn() {
        seed++;
        return new Turn(Instant.parse(recorded.path("recorded").path("at").asText()), seed, seed);
    }

    private static TestStateRequest request(JsonNode params) {
        return new TestStateRequest(
                params.path("definition").asText(),
                text(params, "roleArn"),
                text(params, "input"),
                InspectionLevel.valueOf(params.path("inspectionLevel").asText("INFO")),
                params.path("revealSecrets").asBoolean(),
                text(params, "variables"),
                text(params, "stateName"),
                Optional.ofNullable(params.get("mock")).map(RecordedTestStates::mock),
                text(params, "context"),
                configuration(params.path("stateConfiguration")));
    }

    private static Mock mock(JsonNode mock) {
        return new Mock(
                text(mock, "result"),
                Optional.ofNullable(mock.get("errorOutput"))
                        .map(output -> new ErrorOutput(text(output, "error"), text(output, "cause"))),
                FieldValidationMode.valueOf(mock.path("fieldValidationMode").asText("STRICT")));
    }

    private static StateConfiguration configuration(JsonNode configuration) {
        return new StateConfiguration(
                integer(configuration, "retrierRetryCount"),
                text(configuration, "errorCausedByState"),
                integer(configuration, "mapIterationFailureCount"),
                text(configuration, "mapItemReaderData"));
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.get(member)).map(JsonNode::textValue);
    }

    private static OptionalInt integer(JsonNode object, String member) {
        return object.has(member) ? OptionalInt.of(object.path(member).intValue()) : OptionalInt.empty();
    }
}
