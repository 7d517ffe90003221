package dev.loveless.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.integration.StepFunctionsSdkTasks;
import dev.loveless.api.log.ExecutionLogs;
import dev.loveless.api.log.StatusEvents;
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
import dev.loveless.api.resource.RedriveTokens;
import dev.loveless.api.resource.StartedExecutions;
import dev.loveless.api.resource.Tags;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.JsonFault;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.runtime.EngineClosedException;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationException;
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

    /**
     * Builds the engine, and an API over it that is closed with it.
     *
     * @param engine as it is to be but for what the API adds: mocks, nested executions, who looks on
     */
    public static StepFunctionsApi open(LovelessBuilder engine, ApiSettings settings) {
        // The engine is there before the API, which its executions may call.
        CompletableFuture<StepFunctionsApi> itself = new CompletableFuture<>();
        StartedExecutions executions = new StartedExecutions();
        RedriveTokens redriveTokens = new RedriveTokens();
        AtomicReference<@Nullable ExecutionLogs> logs = new AtomicReference<>();
        settings.statusEvents()
                .ifPresent(sink -> engine.watchedBy(journal -> new StatusEvents(
                        journal, sink, () -> itself.join().loveless.runtime().nextUuid())));
        settings.executionLog()
                .ifPresent(sink -> engine.watchedBy(journal -> {
                    ExecutionLogs watching = new ExecutionLogs(journal, sink);
                    logs.set(watching);
                    return watching;
                }));
        Loveless loveless = engine.mocks(() -> mocks(settings))
                .executor(new StepFunctionsSdkTasks(itself::join))
                .startables(arn -> itself.join().actions.startable(arn))
                .onForgotten(executions::forget)
                .onForgotten(redriveTokens::forget)
                .build();
        Service service = new Service(
                loveless,
                new Machines(loveless.arnPrefix()),
                new ActivityResources(),
                new Tags(),
                executions,
                redriveTokens,
                settings.testCases(),
                Optional.ofNullable(logs.get()));
        StepFunctionsApi api = new StepFunctionsApi(loveless, new Actions(service));
        itself.complete(api);
        return api;
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

    /**
     * Creates a state machine, or updates the one of that name, as the actions of the API would.
     *
     * @param definition JSON
     * @return the error, if the definition is refused or the machine is of another type; then nothing is changed
     */
    public Optional<ApiError> define(String name, String definition, StateMachineType type, Optional<String> roleArn) {
        try {
            actions.define(name, definition, type, roleArn);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e.error());
        }
    }

    /** Creates an activity, or finds that it is there. */
    public void activity(String name) {
        actions.activity(name);
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
            throw notJson(JsonFault.reason(e));
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
        if (cause instanceof EngineClosedException) {
            return new ApiError.ServiceUnavailable("Loveless is stopping");
        }
        Faults.LOG.error("A call failed for a fault of this program", cause);
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

    /** Apart, so that who only has an API, and no fault, is not asked for a logger. */
    private static final class Faults {
        static final Logger LOG = LoggerFactory.getLogger(StepFunctionsApi.class);
    }
}
