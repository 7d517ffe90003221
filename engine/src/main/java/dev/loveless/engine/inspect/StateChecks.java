package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateGroup;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import java.util.Optional;

/** Whether a state can be tested in the way that is asked. */
final class StateChecks {
    private final TestStateRequest request;
    private final State state;

    StateChecks(TestStateRequest request, State state) {
        this.request = request;
        this.state = state;
    }

    Optional<Refusal> run() {
        return request.mock().isPresent() ? mocked(request.mock().get()) : notMocked();
    }

    private static Optional<Refusal> refused(String message) {
        return Optional.of(Refusal.validation(message));
    }

    private Optional<Refusal> notMocked() {
        if (state instanceof MapState || state instanceof ParallelState) {
            return Optional.of(Refusal.invalidDefinition("TestState API does not support Map or Parallel states."
                    + " Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]"));
        }
        if (!(state instanceof TaskState)) {
            return Optional.empty();
        }
        if (waitsForOthers()) {
            // The text is inferred.
            return Optional.of(Refusal.invalidDefinition("TestState API does not support activities and the service"
                    + " integration patterns '.sync' and '.waitForTaskToken' when a mock is not specified."));
        }
        return request.roleArn().isEmpty()
                ? refused("RoleArn must be specified when testing a Task state")
                : Optional.empty();
    }

    private boolean waitsForOthers() {
        TaskResource resource = resource().orElseThrow();
        return resource instanceof TaskResource.Activity
                || resource instanceof ServiceCall call && call.pattern() != IntegrationPattern.REQUEST_RESPONSE;
    }

    private Optional<TaskResource> resource() {
        return state instanceof TaskState task ? TaskResource.parse(task.resource()) : Optional.empty();
    }

    /** That Choice and Wait states have nothing to mock either is inferred. */
    private Optional<Refusal> mocked(Mock mock) {
        if (!(state instanceof TaskState || state instanceof MapState || state instanceof ParallelState)) {
            return refused("State type '" + state.type() + "' is not supported when a mock is specified");
        }
        return mock.result()
                .flatMap(result -> result(result, mock.fieldValidationMode()))
                .map(Refusal::validation)
                .or(this::context)
                .or(this::cause);
    }

    private Optional<String> result(String text, FieldValidationMode mode) {
        Optional<JsonNode> result = JsonData.parse(text).map(JsonData::tree);
        return result.map(value -> fault(value, mode)).orElse(Optional.of("Mocked result must be valid JSON"));
    }

    private Optional<String> fault(JsonNode result, FieldValidationMode mode) {
        if (state instanceof MapState map && writesResults(map)) {
            return result.isObject() ? Optional.empty() : Optional.of("Mocked result must be a JSON object.");
        }
        if (state instanceof MapState || state instanceof ParallelState) {
            if (!result.isArray()) {
                return Optional.of("Mocked result must be an array.");
            }
            return state instanceof ParallelState parallel
                            && result.size() != parallel.branches().size()
                    ? Optional.of("Mocked result must contain the same number of items as number of Parallel branches.")
                    : Optional.empty();
        }
        return resource()
                .flatMap(resource -> resource instanceof ServiceCall call
                        ? ResultShapes.fault(call, result, mode)
                        : Optional.empty());
    }

    /** Without a Resource, a ResultWriter only shapes what it would write. */
    private static boolean writesResults(MapState map) {
        return map.resultWriter().flatMap(writer -> writer.resource()).isPresent();
    }

    private Optional<Refusal> context() {
        return request.context()
                .flatMap(text -> ContextChecks.fault(text, state))
                .map(Refusal::validation);
    }

    /** The text is inferred. */
    private Optional<Refusal> cause() {
        return request.stateConfiguration()
                .errorCausedByState()
                .filter(name -> causedBy(state, name).isEmpty())
                .map(name -> Refusal.validation(
                        "ErrorCausedByState must be a state in the definition of the state under" + " test: " + name));
    }

    /** The state of that name inside a Map or Parallel state. */
    static Optional<State> causedBy(State state, String name) {
        for (StateGroup group : StateTree.groupsIn(state)) {
            for (State inner : StateTree.states(group)) {
                if (inner.name().equals(name)) {
                    return Optional.of(inner);
                }
            }
        }
        return Optional.empty();
    }
}
