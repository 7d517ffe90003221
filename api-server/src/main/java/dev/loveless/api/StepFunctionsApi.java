package dev.loveless.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.operation.Action;
import dev.loveless.api.operation.Actions;
import dev.loveless.api.operation.Service;
import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.resource.ActivityResources;
import dev.loveless.api.resource.Machines;
import dev.loveless.api.resource.StartedExecutions;
import dev.loveless.api.resource.Tags;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationException;
import dev.loveless.engine.task.MockExecutor;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step Functions' API over an engine: AWS JSON 1.0 in, AWS JSON 1.0 out, however it is carried. The one place where
 * errors become answers. Thread-safe.
 */
public final class StepFunctionsApi implements Api, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StepFunctionsApi.class);
    private static final String TARGET_PREFIX = "AWSStepFunctions.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Loveless loveless;
    private final Actions actions;

    private StepFunctionsApi(Loveless loveless, Actions actions) {
        this.loveless = loveless;
        this.actions = actions;
    }

    /** Builds the engine, and an API over it that is closed with it. */
    public static StepFunctionsApi open(LovelessBuilder engine, ApiSettings settings) {
        StartedExecutions executions = new StartedExecutions();
        // The engine is there before the actions, whose machines its executions may start.
        AtomicReference<@Nullable Actions> actions = new AtomicReference<>();
        Loveless loveless = engine.executor(new MockExecutor(() -> mocks(settings)))
                .startables(arn -> Optional.ofNullable(actions.get()).flatMap(it -> it.startable(arn)))
                .onForgotten(executions::forget)
                .build();
        Service service = new Service(
                loveless,
                new Machines(loveless.arnPrefix()),
                new ActivityResources(),
                new Tags(),
                executions,
                settings.testCases(),
                settings.watch());
        Actions all = new Actions(service);
        actions.set(all);
        return new StepFunctionsApi(loveless, all);
    }

    /** A file that cannot be used any more mocks nothing; who starts an execution with it is told why. */
    private static MockConfiguration mocks(ApiSettings settings) {
        try {
            return settings.testCases().read().orElseGet(() -> new MockConfiguration(Map.of()));
        } catch (MockConfigurationException e) {
            return new MockConfiguration(Map.of());
        }
    }

    /** The engine. */
    public Loveless loveless() {
        return loveless;
    }

    @Override
    public CompletableFuture<ApiAnswer> answer(ApiCall call) {
        String requestId = loveless.runtime().nextUuid();
        CompletableFuture<ObjectNode> met;
        try {
            met = act(call);
        } catch (RuntimeException | StackOverflowError e) {
            return CompletableFuture.completedFuture(refused(errorOf(e), requestId));
        }
        CompletableFuture<ApiAnswer> answer = met.handle((body, fault) -> fault == null
                ? new ApiAnswer(200, requestId, Optional.empty(), bytes(body))
                : refused(errorOf(fault), requestId));
        answer.whenComplete((given, fault) -> {
            if (answer.isCancelled()) {
                met.cancel(false);
            }
        });
        return answer;
    }

    private CompletableFuture<ObjectNode> act(ApiCall call) {
        String name = call.target()
                .filter(target -> target.startsWith(TARGET_PREFIX))
                .map(target -> target.substring(TARGET_PREFIX.length()))
                .orElseThrow(() -> new ApiException(new ApiError.UnknownOperationException(
                        "The header X-Amz-Target must name an action, as AWSStepFunctions.ListStateMachines")));
        Action action = actions.named(name)
                .orElseThrow(() -> new ApiException(
                        new ApiError.UnknownOperationException("Step Functions has no action '" + name + "'")));
        return action.answer(new Action.Request(Members.of(body(call.body())), call.traceHeader()));
    }

    private static ObjectNode body(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw notJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw notJson("it is no text in UTF-8");
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw notJson("it is a JSON " + tree.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static ApiException notJson(String reason) {
        return new ApiException(new ApiError.SerializationException("The body must be a JSON object: " + reason));
    }

    private static ApiError errorOf(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof ApiException refusal) {
            return refusal.error();
        }
        LOG.error("A call failed for a fault of this program", cause);
        return new ApiError.InternalFailure("A fault of this program; its log tells more");
    }

    private static ApiAnswer refused(ApiError error, String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", error.type());
        body.put("message", error.message());
        error.members().forEach(body::put);
        return new ApiAnswer(error.status(), requestId, Optional.of(error.type()), bytes(body));
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all long polls, with an empty answer: for a server that is about to stop. */
    public void endPolls() {
        actions.endPolls();
    }

    /** Stops the engine; executions that run are left as they stand. */
    @Override
    public void close() {
        actions.close();
        loveless.close();
    }
}
