package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.engine.inspect.FieldValidationMode;
import dev.loveless.engine.inspect.InspectionLevel;
import dev.loveless.engine.inspect.TestStateAnswer;
import dev.loveless.engine.inspect.TestStateRequest;
import dev.loveless.engine.inspect.TestStateRequest.ErrorOutput;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import dev.loveless.engine.inspect.TestStateRequest.StateConfiguration;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** TestState. */
final class TestStateAction {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Service service;
    private final Waiting waiting;

    /** @param waiting ends tests that last too long */
    TestStateAction(Service service, Waiting waiting) {
        this.service = service;
        this.waiting = waiting;
    }

    CompletableFuture<ObjectNode> test(Action.Request request) {
        Members members = request.members();
        TestStateRequest asked = read(members);
        members.check();
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        CompletableFuture<TestStateAnswer> test =
                service.loveless().testState(asked).toCompletableFuture();
        test.whenComplete((tested, fault) -> {
            if (fault != null) {
                answer.completeExceptionally(fault);
            } else if (tested instanceof TestStateAnswer.Refusal refusal) {
                answer.completeExceptionally(new ApiException(new ApiError.Named(refusal.code(), refusal.message())));
            } else {
                answer.complete(((TestStateAnswer.Result) tested).toJson());
            }
        });
        if (!answer.isDone()) {
            Waiting.Ending ending = waiting.until(
                    LONGEST,
                    () -> answer.completeExceptionally(new ApiException(
                            ApiError.ValidationException.of("The state was not over after 5 minutes"))));
            answer.whenComplete((given, cancelled) -> {
                ending.cancel();
                test.cancel(false);
            });
        }
        return answer;
    }

    private static TestStateRequest read(Members members) {
        return new TestStateRequest(
                members.requiredText("definition", TextRule.DEFINITION),
                members.text("roleArn", TextRule.ARN),
                members.text("input", TextRule.DATA),
                members.choice("inspectionLevel", InspectionLevel.class, "INFO, DEBUG, TRACE")
                        .orElse(InspectionLevel.INFO),
                members.flag("revealSecrets").orElse(false),
                members.text("variables", TextRule.DATA),
                members.text("stateName", TextRule.NAME),
                members.structure("mock").map(TestStateAction::mock),
                members.text("context", TextRule.DATA),
                members.structure("stateConfiguration")
                        .map(TestStateAction::configuration)
                        .orElse(StateConfiguration.NONE));
    }

    private static Mock mock(Members mock) {
        Optional<ErrorOutput> error = mock.structure("errorOutput")
                .map(output ->
                        new ErrorOutput(output.text("error", TextRule.ERROR), output.text("cause", TextRule.CAUSE)));
        return new Mock(
                mock.text("result", TextRule.DATA),
                error,
                mock.choice("fieldValidationMode", FieldValidationMode.class, "STRICT, PRESENT, NONE")
                        .orElse(FieldValidationMode.STRICT));
    }

    private static StateConfiguration configuration(Members configuration) {
        return new StateConfiguration(
                configuration.integer("retrierRetryCount", 0, Integer.MAX_VALUE),
                configuration.text("errorCausedByState", TextRule.NAME),
                configuration.integer("mapIterationFailureCount", 0, Integer.MAX_VALUE),
                configuration.text("mapItemReaderData", TextRule.DEFINITION));
    }
}
