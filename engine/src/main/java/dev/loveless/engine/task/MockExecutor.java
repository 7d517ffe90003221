package dev.loveless.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.MockConfiguration.Answer;
import dev.loveless.engine.task.MockConfiguration.MockedResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers tasks from a mock configuration. The invocations of a state are counted through retries, loops and iterations
 * of one execution (documented).
 */
public final class MockExecutor implements TaskExecutor {
    private final Supplier<MockConfiguration> configuration;
    /** What the configuration was when an execution first needed it, by the ARN of the execution. */
    private final Map<String, MockConfiguration> pinned = new ConcurrentHashMap<>();
    /** By ARN of the execution, then by state. */
    private final Map<String, Map<String, Integer>> invocations = new ConcurrentHashMap<>();

    public MockExecutor(MockConfiguration configuration) {
        this(() -> configuration);
    }

    /** @param configuration asked once for each execution, at its first task, so that it may change between them */
    public MockExecutor(Supplier<MockConfiguration> configuration) {
        this.configuration = configuration;
    }

    /** The execution is kept no more; one that gets its ARN is another. */
    public void forget(String executionArn) {
        invocations.remove(executionArn);
        pinned.remove(executionArn);
    }

    @Override
    public boolean supports(TaskRequest request) {
        return response(request).isPresent() || isTestCaseGone(request);
    }

    /** A file that was changed under the execution: what was to be mocked must not be done for real. */
    private boolean isTestCaseGone(TaskRequest request) {
        return request.testCase()
                .filter(name -> configuration(request)
                        .testCase(request.execution().stateMachineName(), name)
                        .isEmpty())
                .isPresent();
    }

    private MockConfiguration configuration(TaskRequest request) {
        return pinned.computeIfAbsent(request.execution().executionArn(), arn -> configuration.get());
    }

    private Optional<MockedResponse> response(TaskRequest request) {
        return request.testCase()
                .flatMap(name ->
                        configuration(request).response(request.execution().stateMachineName(), name, request.state()));
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        Optional<MockedResponse> found = response(request);
        if (found.isEmpty()) {
            listener.unusable("The mock configuration has no test case '"
                    + request.testCase().orElseThrow() + "' of the state machine '"
                    + request.execution().stateMachineName() + "'.");
            return;
        }
        MockedResponse response = found.get();
        int number = invocations
                        .computeIfAbsent(request.execution().executionArn(), arn -> new ConcurrentHashMap<>())
                        .merge(request.state(), 1, Integer::sum)
                - 1;
        Optional<Answer> answer = response.answer(number);
        if (answer.isEmpty()) {
            listener.unusable("The mocked response '" + response.name() + "' of state '" + request.state()
                    + "' has no entry for invocation " + number + "; it answers "
                    + invocations(response.answers().size()) + ".");
        } else {
            give(answer.get(), request, listener);
        }
    }

    /** Which there are answers for: their numbers begin with 0. */
    private static String invocations(int count) {
        return switch (count) {
            case 0 -> "none";
            case 1 -> "invocation 0 alone";
            default -> "invocations 0 to " + (count - 1);
        };
    }

    private static void give(Answer answer, TaskRequest request, TaskListener listener) {
        if (answer instanceof Answer.Return returned) {
            listener.started();
            JsonData output = JsonData.of(result(returned.value(), request));
            if (isSubmitted(request)) {
                listener.submitted(output);
            }
            listener.succeeded(output);
        } else if (answer instanceof Answer.Throw thrown) {
            listener.started();
            if (isSubmitted(request)) {
                listener.submitted(JsonData.EMPTY_OBJECT);
            }
            listener.failed(TaskFailureKind.FAILED, Optional.of(thrown.error()), thrown.cause());
        } else if (answer instanceof Answer.Unusable unusable) {
            listener.unusable(unusable.reason());
        }
    }

    /** A function named by its ARN gives its payload, also where the file has the answer of Lambda's API (recorded). */
    private static JsonNode result(JsonNode returned, TaskRequest request) {
        boolean isApiAnswer = returned.has("StatusCode") && returned.has("Payload");
        return request.resource() instanceof TaskResource.LambdaFunction && isApiAnswer
                ? returned.get("Payload")
                : returned;
    }

    private static boolean isSubmitted(TaskRequest request) {
        return request.resource() instanceof TaskResource.ServiceCall call
                && call.pattern() != IntegrationPattern.REQUEST_RESPONSE;
    }
}
