package dev.loveless.junit.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.TaskException;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import dev.loveless.junit.json.PlainJson;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does tasks as the stand-ins say, in the engine's time. Thread-safe. */
final class StubExecutor implements TaskExecutor {
    private static final String WORKER = "stand-in";

    private final TaskStubs stubs;
    private final Scheduler time;

    StubExecutor(TaskStubs stubs, Scheduler time) {
        this.stubs = stubs;
        this.time = time;
    }

    @Override
    public boolean supports(TaskRequest request) {
        return stubs.find(request).isPresent();
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        TaskStub stub = stubs.find(request).orElseThrow();
        JsonNode input = stub.isFunction()
                ? Functions.input(request)
                : request.parameters().tree();
        TaskInvocation invocation = stub.invoke(request, input);
        Optional<StubStep> step = stub.step(invocation.number());
        if (step.isEmpty()) {
            listener.unusable(stubs.unexpected(UnexpectedTask.tooMany(invocation, stub)));
            return;
        }
        begin(request, listener);
        OpenTask task = stubs.opened(invocation, listener, stub);
        step.get().heartbeat().ifPresent(interval -> beat(task, interval));
        if (step.get().ending() instanceof StubStep.Ending.Never) {
            return;
        }
        Runnable end = () -> end(task, stub, step.get().ending());
        Optional<Duration> delay = step.get().delay().filter(it -> !it.isZero());
        if (delay.isPresent()) {
            // On a thread of its own in real time: the answer may be slow to make.
            task.pending(time.at(time.now().plus(delay.get()), () -> time.work(end)));
        } else {
            time.work(end);
        }
    }

    private static void begin(TaskRequest request, TaskListener listener) {
        if (request.resource() instanceof TaskResource.Activity) {
            listener.started(Optional.of(WORKER));
            return;
        }
        listener.started();
        if (request.resource() instanceof TaskResource.ServiceCall call
                && call.pattern() != IntegrationPattern.REQUEST_RESPONSE) {
            listener.submitted(JsonData.EMPTY_OBJECT);
        }
    }

    private void beat(OpenTask task, Duration interval) {
        if (!task.isOver()) {
            // Nobody waits for a heartbeat.
            task.pending(time.aside(time.now().plus(interval), () -> {
                task.heartbeats();
                beat(task, interval);
            }));
        }
    }

    private void end(OpenTask task, TaskStub stub, StubStep.Ending ending) {
        if (ending instanceof StubStep.Ending.Fails failing) {
            task.failed(TaskFailureKind.FAILED, failing.error(), failing.cause());
        } else if (ending instanceof StubStep.Ending.TimesOut) {
            task.failed(TaskFailureKind.TIMED_OUT, Failure.TIMEOUT, "");
        } else if (ending instanceof StubStep.Ending.Answers answering) {
            answer(task, stub, answering.answer());
        }
    }

    private void answer(OpenTask task, TaskStub stub, TaskAnswer answer) {
        @Nullable Object value;
        try {
            value = answer.answer(task.invocation());
        } catch (TaskException e) {
            task.fails(e.error(), e.causeText());
            return;
        } catch (AssertionError e) {
            found(task, stub, e);
            return;
        } catch (Exception | Error e) {
            // As a Java function in the cloud would name it, and as handlers do.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            task.fails(e.getClass().getName(), String.valueOf(e.getMessage()));
            return;
        }
        result(value, task, stub);
    }

    private void result(@Nullable Object value, OpenTask task, TaskStub stub) {
        JsonNode result;
        try {
            result = PlainJson.of(value);
        } catch (IllegalArgumentException e) {
            found(task, stub, e);
            return;
        }
        task.result(result);
    }

    /** The machine is not to catch what the test has found. */
    private void found(OpenTask task, TaskStub stub, Throwable thrown) {
        task.unusable(stubs.found(new StandInFinding(task.invocation(), stub, thrown)));
    }

    @Override
    public void cancel(TaskRequest request) {
        stubs.cancelled(request.id());
    }
}
