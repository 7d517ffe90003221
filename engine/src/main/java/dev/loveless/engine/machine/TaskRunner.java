package dev.loveless.engine.machine;

import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.DataStages.Stage;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.data.StateFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A Task state: its attempts, from the scheduling to the end. */
final class TaskRunner {
    private final StateRun run;
    private final TaskState state;
    private final TaskResource resource;

    TaskRunner(StateRun run, TaskState state) {
        this.run = run;
        this.state = state;
        this.resource = run.turn.execution.program.resource(state.resource());
    }

    void begin() {
        run.data.effectiveInput();
        run.turn.options.unusable().apply(resource).ifPresent(reason -> {
            throw run.scope.runtimeFailure(reason);
        });
        OptionalLong timeout = seconds(state.timeoutSeconds());
        OptionalLong heartbeat = seconds(state.heartbeatSeconds());
        Optional<String> role = state.credentials()
                .map(credentials ->
                        run.data.evaluated(credentials).tree().path("RoleArn").asText());
        long serial = run.turn.nextSerial();
        Optional<String> token = handsOutToken()
                ? Optional.of(TaskTokens.token(run.turn.turn.tokenSeed(), run.turn.execution.identity, serial))
                : Optional.empty();
        JsonData parameters = run.data.workInput(run.scopeWith(token));
        if (parameters.size() > run.turn.options.quotas().data().payload()) {
            throw new StateFailure(Failure.dataLimitExceeded(Failure.Kind.ORDINARY, resourceName()));
        }
        if (resource instanceof TaskResource.ServiceCall call) {
            CallParameters.fault(call, parameters, state.queryLanguage()).ifPresent(reason -> {
                throw run.scope.runtimeFailure(reason);
            });
        }
        TaskAttempt attempt = new TaskAttempt(serial, state.resource(), parameters, token, timeout, heartbeat, role);
        run.turn.record(new Fact.TaskScheduled(run.frame.id, attempt));
        timeout.ifPresent(seconds -> run.turn.arm(run.frame, TimerKind.TASK_TIMEOUT, in(seconds)));
        run.turn.effect(new Effect.DispatchTask(run.frame.id, state.name(), attempt, Optional.empty()));
    }

    private OptionalLong seconds(Optional<Setting<Long>> setting) {
        if (setting.isEmpty()) {
            return OptionalLong.empty();
        }
        long seconds = run.data.integer(setting.get());
        if (seconds <= 0) {
            throw run.scope.runtimeFailure(
                    setting.get().location().memberName().orElse("") + " must be a positive integer: " + seconds);
        }
        return OptionalLong.of(seconds);
    }

    /** Also of jobs, which can hand it on to what they start (recorded). */
    private boolean handsOutToken() {
        return resource instanceof TaskResource.Activity
                || resource instanceof TaskResource.ServiceCall call
                        && call.pattern() != IntegrationPattern.REQUEST_RESPONSE;
    }

    private Instant in(long seconds) {
        return run.turn.turn.now().plusSeconds(seconds);
    }

    void started(Optional<String> workerName) {
        if (!run.frame.attemptStarted) {
            run.turn.record(new Fact.TaskStarted(run.frame.id, state.resource(), workerName));
            heartbeat();
        }
    }

    void submitted(JsonData output) {
        if (run.frame.submitted.isPresent()) {
            return;
        }
        started(Optional.empty());
        run.turn.record(new Fact.TaskSubmitted(run.frame.id, state.resource(), output));
    }

    /** The worker lives; the silence it may keep begins anew. */
    void heartbeat() {
        if (!resource.hasHeartbeats()) {
            return;
        }
        OptionalLong seconds = run.frame.openAttempt().orElseThrow().heartbeatSeconds();
        seconds.ifPresent(value -> run.turn.arm(run.frame, TimerKind.HEARTBEAT, in(value)));
    }

    void succeeded(JsonData output) {
        started(Optional.empty());
        if (output.size() > run.turn.options.quotas().data().payload()) {
            Failure failure = Failure.dataLimitExceeded(Failure.Kind.TASK, resourceName());
            failed(TaskFailureKind.FAILED, failure);
            return;
        }
        run.turn.record(new Fact.TaskSucceeded(run.frame.id, state.resource(), output));
        run.scope.stages().reached(Stage.RESULT, output);
        run.succeeded(output, state.transition());
    }

    /** What the text of too large a result names: the service, or the function or activity itself (recorded). */
    private String resourceName() {
        return resource instanceof TaskResource.ServiceCall call
                ? (call.awsSdk() ? "aws-sdk:" : "") + call.service()
                : resource.arn();
    }

    void failed(TaskFailureKind kind, Optional<String> error, Optional<String> cause) {
        boolean begun = kind == TaskFailureKind.FAILED || kind == TaskFailureKind.SUBMIT_FAILED;
        if (begun) {
            started(Optional.empty());
        }
        failed(kind, new Failure(Failure.Kind.TASK, error, cause, Optional.empty()));
    }

    private void failed(TaskFailureKind kind, Failure failure) {
        run.turn.record(new Fact.TaskFailed(run.frame.id, state.resource(), kind, failure.error(), failure.cause()));
        new FailureHandling(run).failed(failure);
    }

    void unusable(String cause) {
        new FailureHandling(run).failed(Failure.runtime(cause).prefixed(run.scope.errorPrefix()));
    }

    /** The attempt took too long, or was silent for too long; both look the same but to Retry and Catch (recorded). */
    void timedOut(Failure.Kind kind) {
        run.turn.cancelWork(run.frame);
        failed(
                TaskFailureKind.TIMED_OUT,
                new Failure(kind, Optional.of(Failure.TIMEOUT), Optional.empty(), Optional.empty()));
    }
}
