package dev.loveless.engine.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.RedriveStatus;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.ServiceAnswer;
import dev.loveless.engine.task.ServiceError;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code states:startExecution} on the state machines of the same engine: calls, {@code .sync}, {@code .sync:2} and,
 * with the token in the child's input, {@code .waitForTaskToken}. Thread-safe.
 */
public final class NestedExecutions implements TaskExecutor {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final Function<String, Optional<Startable>> machines;
    private final Supplier<String> uuids;
    private final Supplier<Instant> clock;
    private final Consumer<String> stop;
    private final Function<ExecutionSnapshot, RedriveStatus> redrivable;
    /** The children that are waited for, by the id of the request. */
    private final Map<String, String> children = new ConcurrentHashMap<>();

    /** A state machine that can be started. */
    public interface Startable {
        /**
         * Makes an execution that does nothing yet.
         *
         * @param onEnd called when it has ended
         * @throws ExecutionExistsException if the name is taken
         */
        Child child(JsonData input, Optional<String> name, Consumer<ExecutionSnapshot> onEnd);
    }

    /**
     * A child execution.
     *
     * @param begin lets it begin
     */
    public record Child(String executionArn, Instant startTime, Runnable begin) {}

    /**
     * @param machines by ARN
     * @param stop takes the ARN of a child that nobody waits for any more
     * @param redrivable tells whether a child can be redriven
     */
    public NestedExecutions(
            Function<String, Optional<Startable>> machines,
            Supplier<String> uuids,
            Supplier<Instant> clock,
            Consumer<String> stop,
            Function<ExecutionSnapshot, RedriveStatus> redrivable) {
        this.machines = machines;
        this.uuids = uuids;
        this.clock = clock;
        this.stop = stop;
        this.redrivable = redrivable;
    }

    /** Whether the resource is one that is done here. */
    static boolean isNested(TaskResource resource) {
        return resource instanceof ServiceCall call
                && !call.awsSdk()
                && call.service().equals("states")
                && call.action().equals("startExecution");
    }

    @Override
    public boolean supports(TaskRequest request) {
        return isNested(request.resource());
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        String arn = request.parameters().tree().path("StateMachineArn").asText();
        Optional<Startable> machine = machines.apply(arn);
        if (machine.isEmpty()) {
            refuse(
                    new ServiceError(
                            "StepFunctions.StateMachineDoesNotExistException",
                            "State Machine Does Not Exist: '" + arn + "'",
                            "AWSStepFunctions",
                            400,
                            "StateMachineDoesNotExist"),
                    request,
                    listener);
            return;
        }
        Optional<JsonData> input = input(request.parameters().tree().path("Input"));
        if (input.isEmpty()) {
            refuse(
                    new ServiceError(
                            "StepFunctions.InvalidExecutionInputException",
                            "Invalid State Machine Execution Input: '"
                                    + JsonData.fault(request.parameters()
                                                    .tree()
                                                    .path("Input")
                                                    .asText())
                                            .orElse("") + "'",
                            "AWSStepFunctions",
                            400,
                            "InvalidExecutionInput"),
                    request,
                    listener);
            return;
        }
        start(machine.get(), input.get(), request, listener);
    }

    /** A text is taken for the input's own text; nothing is {@code {}} (recorded). */
    private static Optional<JsonData> input(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Optional.of(JsonData.EMPTY_OBJECT);
        }
        return given.isTextual() ? JsonData.parse(given.textValue()) : Optional.of(JsonData.of(given));
    }

    private void start(Startable machine, JsonData input, TaskRequest request, TaskListener listener) {
        Optional<String> name = Optional.of(request.parameters().tree().path("Name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        Child child;
        try {
            child = machine.child(input, name, end -> ended(request, end, listener));
        } catch (ExecutionExistsException e) {
            refuse(
                    new ServiceError(
                            "StepFunctions.ExecutionAlreadyExistsException",
                            "Execution Already Exists: '" + executionArn(request, name.orElse("")) + "'",
                            "AWSStepFunctions",
                            400,
                            "ExecutionAlreadyExists"),
                    request,
                    listener);
            return;
        }
        listener.started();
        if (pattern(request) == IntegrationPattern.REQUEST_RESPONSE) {
            listener.succeeded(answer(child));
        } else {
            listener.submitted(answer(child));
            if (!request.waitsForToken()) {
                children.put(request.id(), child.executionArn());
            }
        }
        // Not before: its end must not be told before its start.
        child.begin().run();
    }

    private static String executionArn(TaskRequest request, String name) {
        String machine = request.parameters().tree().path("StateMachineArn").asText();
        return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    private static IntegrationPattern pattern(TaskRequest request) {
        return ((ServiceCall) request.resource()).pattern();
    }

    private JsonData answer(Child child) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("ExecutionArn", child.executionArn());
        members.put("StartDate", child.startTime().toEpochMilli());
        String requestId = uuids.get();
        return ServiceAnswer.of(members)
                .jsonHeaders(
                        requestId, clock.get(), CONTENT_TYPE, members.toString().length())
                .withMetadata(requestId, 200);
    }

    private void refuse(ServiceError error, TaskRequest request, TaskListener listener) {
        TaskFailureKind kind = pattern(request) == IntegrationPattern.REQUEST_RESPONSE
                ? TaskFailureKind.FAILED
                : TaskFailureKind.SUBMIT_FAILED;
        listener.started();
        listener.failed(kind, Optional.of(error.error()), Optional.of(error.cause(uuids.get())));
    }

    /** The child's own error is in the cause alone (documented). */
    private void ended(TaskRequest request, ExecutionSnapshot end, TaskListener listener) {
        if (children.remove(request.id()) == null) {
            return;
        }
        boolean parsed = pattern(request) == IntegrationPattern.SYNC_2;
        if (end.status() == ExecutionStatus.SUCCEEDED) {
            listener.succeeded(JsonData.of(description(end, parsed)));
        } else {
            listener.failed("States.TaskFailed", description(end, parsed).toString());
        }
    }

    /** What DescribeExecution tells of it, with members in alphabetical order (recorded). */
    private ObjectNode description(ExecutionSnapshot end, boolean parsed) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        end.cause().ifPresent(cause -> told.put("Cause", cause));
        end.error().ifPresent(error -> told.put("Error", error));
        told.put("ExecutionArn", end.identity().executionArn());
        putData(told, "Input", end.input(), parsed);
        told.put("Name", end.identity().name());
        end.output().ifPresent(output -> putData(told, "Output", output, parsed));
        told.put("RedriveCount", end.redriveCount());
        RedriveStatus redrive = redrivable.apply(end);
        told.put("RedriveStatus", redrive.status());
        redrive.reason().ifPresent(reason -> told.put("RedriveStatusReason", reason));
        told.put("StartDate", end.startTime().toEpochMilli());
        told.put("StateMachineArn", end.identity().stateMachineArn());
        told.put("Status", end.status().name());
        end.stopTime().ifPresent(time -> told.put("StopDate", time.toEpochMilli()));
        return told;
    }

    private static void putData(ObjectNode told, String name, JsonData data, boolean parsed) {
        if (parsed) {
            told.set(name, data.tree());
        } else {
            told.put(name, data.text());
        }
        told.putObject(name + "Details").put("Included", true);
    }

    /** A job that nobody waits for is stopped; one of the other patterns goes on (documented). */
    @Override
    public void cancel(TaskRequest request) {
        Optional.ofNullable(children.remove(request.id())).ifPresent(stop);
    }
}
