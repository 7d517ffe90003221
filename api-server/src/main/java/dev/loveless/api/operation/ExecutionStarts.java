package dev.loveless.api.operation;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.Machines;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.api.resource.ResourceName;
import dev.loveless.api.resource.Revision;
import dev.loveless.api.resource.Startable;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.runtime.ExecutionExistsException;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import dev.loveless.engine.runtime.InputTooLargeException;
import dev.loveless.engine.runtime.NestedExecutions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Starts executions: for clients, and for executions that start others. Thread-safe. */
final class ExecutionStarts {
    private final Service service;

    ExecutionStarts(Service service) {
        this.service = service;
    }

    /**
     * What an execution is to be started with.
     *
     * @param name of the execution; it gets one where it has none
     */
    record Order(
            Startable startable,
            Optional<String> name,
            JsonData input,
            Optional<String> testCase,
            Optional<String> traceHeader) {}

    /**
     * What StartExecution and StartSyncExecution ask alike. An HTTP header wins over the member (documented); one that
     * could not be the member is passed over, since it may be of somebody on the way whom the client does not know.
     */
    Order read(Action.Request request) {
        Members members = request.members();
        TestCases.Named named = TestCases.Named.parse(members.requiredText("stateMachineArn", TextRule.ARN));
        Optional<String> input = members.text("input", TextRule.DATA);
        Optional<String> trace = members.text("traceHeader", TextRule.TRACE_HEADER);
        Optional<String> name = ResourceName.optional(members);
        members.check();
        ResourceArn arn = ResourceArn.parse(named.stateMachineArn(), ResourceArn.STATE_MACHINE);
        Machines.refuseLabel(arn);
        Startable startable = find(arn);
        named.testCase()
                .ifPresent(testCase ->
                        service.testCases().check(startable.machine().name(), testCase));
        return new Order(
                startable,
                name,
                input(input.orElse("{}")),
                named.testCase(),
                request.traceHeader().filter(TextRule.TRACE_HEADER::allows).or(() -> trace));
    }

    private Startable find(ResourceArn arn) {
        service.machines().refuseDeleting(arn.nameWithoutLabel());
        return Startable.find(
                service.machines(), arn, () -> Chance.percent(service.loveless().runtime()));
    }

    private static JsonData input(String text) {
        return JsonData.parse(text)
                .orElseThrow(() -> new ApiException(
                        new ApiError.InvalidExecutionInput(JsonData.fault(text).orElse(""))));
    }

    /** An execution that was started, or is the one that a request asks for once more. */
    record Begun(String executionArn, Instant startDate) {}

    /**
     * Starts an execution, or finds the Standard one that runs already under the same name with the same input.
     *
     * @throws ApiException if the name is taken
     */
    Begun start(Order order) {
        ExecutionIdentity identity = identity(order);
        Optional<Begun> same = sameAs(order, identity);
        if (same.isPresent()) {
            return same.get();
        }
        Prepared prepared;
        try {
            prepared = prepare(identity, order, end -> {});
        } catch (ApiException e) {
            // Somebody else was quicker with the name, maybe with the same request.
            return sameAs(order, identity).orElseThrow(() -> e);
        }
        prepared.begin().run();
        return new Begun(identity.executionArn(), prepared.startDate());
    }

    /**
     * The execution that the order asks for once more; empty if there is none of its name.
     *
     * @throws ApiException if there is one that is another's
     */
    private Optional<Begun> sameAs(Order order, ExecutionIdentity identity) {
        Optional<ExecutionSnapshot> there = service.loveless().runtime().snapshot(identity.executionArn());
        if (there.isPresent()
                && (there.get().status() != ExecutionStatus.RUNNING
                        || !there.get().input().equals(order.input()))) {
            throw exists(identity);
        }
        return there.map(other -> new Begun(identity.executionArn(), other.startTime()));
    }

    /** Starts an execution, and waits for its end. */
    CompletableFuture<ExecutionSnapshot> startAndWait(Order order) {
        CompletableFuture<ExecutionSnapshot> ended = new CompletableFuture<>();
        ExecutionIdentity identity = identity(order);
        Prepared prepared = prepare(identity, order, ended::complete);
        // One that cannot go on, for a fault of the engine or because it is closed, has no end.
        service.loveless().runtime().ended(identity.executionArn()).exceptionally(fault -> {
            ended.completeExceptionally(fault);
            return null;
        });
        prepared.begin().run();
        return ended;
    }

    /** An execution that is there and does nothing yet. */
    private record Prepared(Instant startDate, Runnable begin) {}

    private Prepared prepare(ExecutionIdentity identity, Order order, Consumer<ExecutionSnapshot> onEnd) {
        try {
            return prepareIfFree(identity, order, onEnd);
        } catch (ExecutionExistsException e) {
            // Somebody else was quicker with the name.
            throw exists(identity);
        } catch (InputTooLargeException e) {
            // The member may be as large as AWS allows, but this engine was given a quota of its own.
            throw new ApiException(ApiError.ValidationException.of(String.valueOf(e.getMessage())));
        }
    }

    /** @throws ExecutionExistsException if the name is taken */
    private Prepared prepareIfFree(ExecutionIdentity identity, Order order, Consumer<ExecutionSnapshot> onEnd) {
        return order.startable().machine().whileThere(() -> prepareOfThere(identity, order, onEnd));
    }

    private Prepared prepareOfThere(ExecutionIdentity identity, Order order, Consumer<ExecutionSnapshot> onEnd) {
        String arn = identity.executionArn();
        Startable startable = order.startable();
        Runnable begin = service.loveless()
                .runtime()
                .prepare(identity, startable.current().revision().program(), order.input(), order.testCase(), onEnd);
        ExecutionSnapshot first = service.loveless().runtime().snapshot(arn).orElseThrow();
        service.executions().add(arn, startable, order.traceHeader());
        Revision revision = startable.current().revision();
        service.logs().ifPresent(logs -> logs.watch(identity, revision.program(), revision.logging()));
        return new Prepared(first.startTime(), begin);
    }

    private static ApiException exists(ExecutionIdentity identity) {
        return new ApiException(new ApiError.ExecutionAlreadyExists(identity.executionArn()));
    }

    private ExecutionIdentity identity(Order order) {
        Startable startable = order.startable();
        String machine = startable.machine().name();
        StateMachineType type = startable.machine().type();
        String name = order.name().orElseGet(service.loveless().runtime()::nextUuid);
        String prefix = service.loveless().arnPrefix();
        String arn = type == StateMachineType.EXPRESS
                ? prefix + ":express:" + machine + ":" + name + ":"
                        + service.loveless().runtime().nextUuid()
                : prefix + ":execution:" + machine + ":" + name;
        return new ExecutionIdentity(
                arn,
                name,
                startable.machine().arn(),
                machine,
                Optional.of(startable.current().revision().roleArn()),
                type,
                startable.versionArn(),
                startable.aliasArn(),
                Optional.empty());
    }

    /** What executions of other machines can start by this ARN; empty if it leads to nothing. */
    Optional<NestedExecutions.Startable> nested(String stateMachineArn) {
        Startable startable;
        try {
            startable = find(ResourceArn.parse(stateMachineArn, ResourceArn.STATE_MACHINE));
        } catch (ApiException e) {
            // The task gets the error of the service that it called, whatever is wrong with the ARN.
            return Optional.empty();
        }
        return Optional.of((input, name, onEnd) -> child(startable, input, name, onEnd));
    }

    private NestedExecutions.Child child(
            Startable startable, JsonData input, Optional<String> name, Consumer<ExecutionSnapshot> onEnd) {
        Order order = new Order(startable, name, input, Optional.empty(), Optional.empty());
        ExecutionIdentity identity = identity(order);
        if (service.loveless().runtime().snapshot(identity.executionArn()).isPresent()) {
            throw new ExecutionExistsException(identity.executionArn());
        }
        Prepared prepared = prepareIfFree(identity, order, onEnd);
        return new NestedExecutions.Child(identity.executionArn(), prepared.startDate(), prepared.begin());
    }
}
