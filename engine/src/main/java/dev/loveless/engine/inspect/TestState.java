package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.random.Chance;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestedState.Found;
import dev.loveless.engine.inspect.TestedState.Lookup;
import dev.loveless.engine.inspect.TestedState.Missing;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.Turn;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.engine.time.Scheduler;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tests one state, as the API's action of this name does: on the interpreter that runs executions, with nothing stored.
 * Retries are not waited for, nor is the time of a Wait state. Thread-safe.
 */
public final class TestState {
    private final String arnPrefix;
    private final Quotas quotas;
    private final Function<TaskRequest, Optional<TaskExecutor>> executors;
    private final Scheduler scheduler;

    /**
     * @param arnPrefix what ARNs begin with: {@code arn:aws:states:us-east-1:123456789012}
     * @param executors who does a task that is not mocked
     * @param scheduler the time that the limits of such a task are told in
     */
    public TestState(
            String arnPrefix,
            Quotas quotas,
            Function<TaskRequest, Optional<TaskExecutor>> executors,
            Scheduler scheduler) {
        this.arnPrefix = arnPrefix;
        this.quotas = quotas;
        this.executors = executors;
        this.scheduler = scheduler;
    }

    /**
     * Tests a state. The answer is there when this returns, unless the state has a task that is not mocked: then it
     * comes when the task ends or its TimeoutSeconds are over, from whatever thread reports that; how long to wait for
     * it otherwise is the caller's matter, who cancels it then.
     *
     * @param turns the time, and the chance, of what happens next; called by whatever thread makes it happen
     */
    public CompletionStage<TestStateAnswer> test(TestStateRequest request, Supplier<Turn> turns) {
        Optional<Refusal> refusal = new RequestChecks(request).run();
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        Lookup lookup = TestedState.of(request);
        return lookup instanceof Found found
                ? test(request, found.tested(), turns)
                : CompletableFuture.completedFuture(((Missing) lookup).refusal());
    }

    private CompletionStage<TestStateAnswer> test(TestStateRequest request, TestedState tested, Supplier<Turn> turns) {
        Optional<Refusal> refusal = new StateChecks(request, tested.state()).run();
        Optional<JsonNode> readItems = readItems(request, tested);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        if (request.stateConfiguration().mapItemReaderData().isPresent() && readItems.isEmpty()) {
            // The text is inferred.
            return CompletableFuture.completedFuture(
                    Refusal.validation("MapItemReaderData must be what the ItemReader of a Map state reads."));
        }
        Turn turn = turns.get();
        StateTrial test = new StateTrial(request, tested, identity(request, turn), quotas, readItems);
        test.begin(turn);
        return test.openTask()
                .map(task -> new TestedTask(test, task, turns, scheduler).start(executors))
                .orElseGet(() -> CompletableFuture.completedFuture(test.answer()));
    }

    private static Optional<JsonNode> readItems(TestStateRequest request, TestedState tested) {
        return tested.state() instanceof MapState map
                ? request.stateConfiguration().mapItemReaderData().flatMap(text -> ItemReaderData.parse(text, map))
                : Optional.empty();
    }

    /** As of an execution of an Express machine, under names that nobody has given (recorded). */
    private ExecutionIdentity identity(TestStateRequest request, Turn turn) {
        SplittableRandom names = new SplittableRandom(turn.seed()).split();
        String machine = Chance.uuid(names);
        String name = Chance.uuid(names);
        return new ExecutionIdentity(
                arnPrefix + ":express:" + machine + ":" + name,
                name,
                arnPrefix + ":stateMachine:" + machine,
                machine,
                request.roleArn(),
                StateMachineType.EXPRESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
