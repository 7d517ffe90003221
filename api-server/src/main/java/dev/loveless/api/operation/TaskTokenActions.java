package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.runtime.TaskTokens;
import dev.loveless.engine.task.TaskListener;
import java.util.Optional;
import java.util.regex.Pattern;

/** SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat. */
final class TaskTokenActions {
    /** What the engine's tokens look like: 32 bytes in Base64. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final TaskTokens tokens;

    TaskTokenActions(Service service) {
        this.tokens = service.loveless().runtime().tokens();
    }

    ObjectNode success(Members members) {
        String token = members.requiredText("taskToken", TextRule.TASK_TOKEN);
        String output = members.requiredText("output", TextRule.DATA);
        members.check();
        JsonData data = JsonData.parse(output)
                .orElseThrow(() -> new ApiException(
                        new ApiError.InvalidOutput(JsonData.fault(output).orElse(""))));
        open(token, tokens.take(token)).succeeded(data);
        return Service.nothing();
    }

    ObjectNode failure(Members members) {
        String token = members.requiredText("taskToken", TextRule.TASK_TOKEN);
        Optional<String> error = members.text("error", TextRule.ERROR);
        Optional<String> cause = members.text("cause", TextRule.CAUSE);
        members.check();
        open(token, tokens.take(token)).failed(TaskFailureKind.FAILED, error, cause);
        return Service.nothing();
    }

    ObjectNode heartbeat(Members members) {
        String token = members.requiredText("taskToken", TextRule.TASK_TOKEN);
        members.check();
        open(token, tokens.find(token)).heartbeat();
        return Service.nothing();
    }

    /** A token that may have been handed out is one of a task that is over; any other was never handed out. */
    private static TaskListener open(String token, Optional<TaskListener> listener) {
        return listener.orElseThrow(() -> new ApiException(
                WELL_FORMED.matcher(token).matches() ? new ApiError.TaskTimedOut() : new ApiError.InvalidToken()));
    }
}
