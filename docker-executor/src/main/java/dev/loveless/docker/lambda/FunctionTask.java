package dev.loveless.docker.lambda;

import dev.loveless.docker.environment.FunctionError;
import dev.loveless.docker.environment.FunctionError.Spelling;
import dev.loveless.docker.environment.Invocation;
import dev.loveless.docker.environment.Outcome;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskListener;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Turns what becomes of an invocation into reports on its task. */
final class FunctionTask implements Invocation.Listener {
    /** In characters: what is longer is not read by those who serve requests. */
    private static final int LONG = 64 * 1024;

    /** How Lambda calls errors of functions, whatever they did about them (documented). */
    private static final String UNHANDLED = "Unhandled";

    private final FunctionCall call;
    private final boolean waitsForToken;
    private final String requestId;
    private final String traceId;
    private final String executedVersion;
    private final TaskListener listener;
    private final Executor workers;

    /** @param executedVersion what the qualifier leads to */
    FunctionTask(
            FunctionCall call,
            boolean waitsForToken,
            String requestId,
            String traceId,
            String executedVersion,
            TaskListener listener,
            Executor workers) {
        this.call = call;
        this.waitsForToken = waitsForToken;
        this.requestId = requestId;
        this.traceId = traceId;
        this.executedVersion = executedVersion;
        this.listener = listener;
        this.workers = workers;
    }

    @Override
    public void handedOver(String instance) {
        // A function's task has started when it was sent.
    }

    @Override
    public void givenUp() {
        // There is nobody to report to.
    }

    @Override
    public void ended(Outcome outcome, Optional<String> log) {
        if (outcome instanceof Outcome.Returned returned) {
            if (returned.payload().length() > LONG) {
                workers.execute(() -> returned(returned, log));
            } else {
                returned(returned, log);
            }
        } else if (outcome instanceof Outcome.Failed failed && call.form() == FunctionCall.Form.SDK) {
            // The client was answered: that the function failed is for the state machine to look at (inferred).
            give(result(log).withFunctionError(UNHANDLED).of(failed.payload()));
        } else if (outcome instanceof Outcome.Failed failed) {
            FunctionError error =
                    FunctionError.of(failed.payload(), call.byService() ? Spelling.COMPACT : Spelling.AS_SENT);
            listener.failed(error.error(), error.cause());
        } else if (outcome instanceof Outcome.Refused refused) {
            listener.failed(refused.error(), refused.cause());
        }
    }

    private void returned(Outcome.Returned returned, Optional<String> log) {
        if (call.byService()) {
            give(result(log).of(returned.payload()));
        } else {
            listener.succeeded(returned.json());
        }
    }

    private InvokeResult result(Optional<String> log) {
        return call.result(requestId, traceId, 200).withVersion(executedVersion).withLog(log);
    }

    /** The service's answer; what the state waits for may be something else. */
    void give(JsonData result) {
        if (waitsForToken) {
            listener.submitted(result);
        } else {
            listener.succeeded(result);
        }
    }
}
