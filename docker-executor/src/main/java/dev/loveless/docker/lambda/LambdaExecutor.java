package dev.loveless.docker.lambda;

import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.environment.ComponentWork;
import dev.loveless.docker.environment.ComponentWork.Overload;
import dev.loveless.docker.environment.EnvironmentSettings;
import dev.loveless.docker.environment.FunctionError;
import dev.loveless.docker.environment.Invocation;
import dev.loveless.docker.environment.Outcome;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.lambda.FunctionCall.InvocationType;
import dev.loveless.docker.runtime.RuntimeRequest;
import dev.loveless.docker.runtime.RuntimeServer;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Invokes components as Lambda functions: by the function's ARN as a resource, and by {@code lambda:invoke}.
 * Thread-safe.
 *
 * <p>It supports the functions that are configured and no others: somebody else, as a Java handler, may know those.
 */
public final class LambdaExecutor implements TaskExecutor, AutoCloseable {
    /** Of a payload, in bytes (documented). */
    private static final int LARGEST_REQUEST = 6 * 1024 * 1024;

    /** Of an event's payload, in bytes (documented). */
    private static final int LARGEST_EVENT = 1024 * 1024;

    private final Workshop workshop;
    private final Map<String, ComponentWork> functions = new ConcurrentHashMap<>();
    private final AtomicInteger events = new AtomicInteger();

    /** @param server the Runtime API */
    public LambdaExecutor(Workshop workshop, RuntimeServer server) {
        this.workshop = workshop;
        workshop.application()
                .functions()
                .forEach((name, function) ->
                        functions.put(name, new ComponentWork(workshop, server, EnvironmentSettings.of(function))));
    }

    @Override
    public boolean supports(TaskRequest task) {
        return FunctionCall.function(task)
                .filter(function -> functions.containsKey(function.name()))
                .isPresent();
    }

    @Override
    public boolean worksElsewhere(TaskRequest task) {
        return true;
    }

    @Override
    public void start(TaskRequest task, TaskListener listener) {
        FunctionCall call = FunctionCall.of(task);
        String name = call.function().name();
        ComponentWork work = functions.get(name);
        if (work == null) {
            throw new IllegalArgumentException("Function " + name + " is not configured.");
        }
        listener.started();
        Optional<String> version = version(name, call.qualifiers().one());
        RuntimeRequest request = request(task, call, work);
        FunctionTask answer = new FunctionTask(
                call,
                task.waitsForToken(),
                request.id(),
                request.traceId(),
                version.orElse(FunctionReference.LATEST),
                listener,
                workshop.workers());
        Optional<Outcome> refusal = refusal(call, request, version.isPresent());
        if (refusal.isPresent()) {
            answer.ended(refusal.get(), Optional.empty());
        } else {
            begin(task, call, work, request, answer);
        }
    }

    private void begin(
            TaskRequest task, FunctionCall call, ComponentWork work, RuntimeRequest request, FunctionTask answer) {
        InvokeResult result =
                call.result(request.id(), request.traceId(), call.type() == InvocationType.EVENT ? 202 : 204);
        switch (call.type()) {
            case REQUEST_RESPONSE ->
                work.begin(
                        task,
                        new Invocation(request, TaskReference.of(task), call.withLog(), answer),
                        Overload.REFUSE,
                        call.errors().throttled());
            case EVENT -> {
                events.incrementAndGet();
                work.beginDetached(task, new Invocation(request, TaskReference.of(task), false, new Event(work)));
                answer.give(result.ofNothing());
            }
            case DRY_RUN -> answer.give(result.ofNothing());
        }
    }

    /** Nobody waits for an event's outcome, so that people are told of one that failed. AWS would try it twice more. */
    private final class Event implements Invocation.Listener {
        private final ComponentWork work;

        Event(ComponentWork work) {
            this.work = work;
        }

        @Override
        public void handedOver(String instance) {}

        @Override
        public void givenUp() {}

        @Override
        public void ended(Outcome outcome, Optional<String> log) {
            events.decrementAndGet();
            if (outcome instanceof Outcome.Failed failed) {
                FunctionError error = FunctionError.of(failed.payload(), FunctionError.Spelling.COMPACT);
                warn(error.error() + ", " + error.cause());
            } else if (outcome instanceof Outcome.Refused refused) {
                warn(refused.error() + ", " + refused.cause());
            }
        }

        private void warn(String reason) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("An event for function '"
                            + work.settings().component().name() + "' was lost: " + reason));
        }
    }

    private RuntimeRequest request(TaskRequest task, FunctionCall call, ComponentWork work) {
        String arn = call.byService()
                ? call.arn(task.execution())
                        + call.qualifiers()
                                .one()
                                .map(qualifier -> ":" + qualifier)
                                .orElse("")
                : task.resource().arn();
        return new RuntimeRequest(
                UUID.randomUUID().toString(),
                new RuntimeRequest.Payload(call.payload().getBytes(StandardCharsets.UTF_8)),
                arn,
                work.settings().limit(),
                call.decodedContext(),
                RuntimeRequest.freshTraceId());
    }

    /** The version that a qualifier leads to; empty if there is none. */
    private Optional<String> version(String name, Optional<String> qualifier) {
        LambdaFunction function = workshop.application().functions().get(name);
        if (function == null || qualifier.isEmpty() || qualifier.get().equals(FunctionReference.LATEST)) {
            return Optional.of(FunctionReference.LATEST);
        }
        if (function.aliases().isPresent()) {
            return Optional.ofNullable(function.aliases().get().get(qualifier.get()));
        }
        boolean isVersion = qualifier.get().chars().allMatch(Character::isDigit);
        return Optional.of(isVersion ? qualifier.get() : FunctionReference.LATEST);
    }

    private static Optional<Outcome> refusal(FunctionCall call, RuntimeRequest request, boolean versionExists) {
        if (call.qualifiers().differ()) {
            return Optional.of(call.errors().qualifiersDiffer());
        }
        if (!versionExists) {
            return Optional.of(call.errors().notFound(request.functionArn()));
        }
        if (call.clientContext().isPresent() && request.clientContext().isEmpty()) {
            return Optional.of(call.errors().badClientContext());
        }
        int most = call.type() == InvocationType.EVENT ? LARGEST_EVENT : LARGEST_REQUEST;
        return request.payload().size() > most ? Optional.of(call.errors().tooLarge(most)) : Optional.empty();
    }

    @Override
    public void cancel(TaskRequest task) {
        FunctionCall.function(task)
                .map(function -> functions.get(function.name()))
                .ifPresent(work -> work.cancel(task));
    }

    /** How many events are still to be done that nothing in an execution waits for. */
    public int eventsInWork() {
        return events.get();
    }

    /** Ends all environments, and waits a while until nothing of them is left. */
    @Override
    public void close() {
        ComponentWork.close(functions.values());
    }
}
