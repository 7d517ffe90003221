package dev.loveless.engine.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.State;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.FactVisitor;
import dev.loveless.engine.machine.IterationOutcome;
import dev.loveless.engine.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws AWS's history from facts, which are given to it in their order, turn by turn. Of one thread at a time. */
public final class HistoryProjection implements FactVisitor {
    private final ExecutionIdentity identity;
    private final Program program;
    private final TaskEvents taskEvents;
    private final Chains chains = new Chains();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    public HistoryProjection(ExecutionIdentity identity, Program program) {
        this.identity = identity;
        this.program = program;
        this.taskEvents = new TaskEvents(program, identity.region());
    }

    /** The facts of a turn. */
    public void add(List<Fact> facts, Instant time) {
        now = time;
        facts.forEach(fact -> fact.accept(this));
    }

    /** The events so far, without those that were taken. */
    public List<HistoryEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** The events since the last call, which are not kept any longer: for those who follow a long history. */
    public List<HistoryEvent> take() {
        List<HistoryEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private void event(long previous, HistoryEventType type, ObjectNode details) {
        events.add(new HistoryEvent(chains.next(), previous, now, type, details));
    }

    private void follow(int frame, String type, ObjectNode details) {
        event(chains.head(frame), HistoryEventType.named(type), details);
        chains.follow(frame, chains.last());
    }

    private void aside(int frame, int around, String type, ObjectNode details) {
        event(chains.head(around), HistoryEventType.named(type), details);
        chains.aside(frame);
    }

    static ObjectNode details() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String typeOf(String stateName) {
        State state = program.state(stateName);
        return state.type() + "State";
    }

    static ObjectNode withData(ObjectNode details, String member, JsonData data) {
        details.put(member, data.text());
        details.putObject(member + "Details").put("truncated", false);
        return details;
    }

    static ObjectNode withError(ObjectNode details, Optional<String> error, Optional<String> cause) {
        error.ifPresent(name -> details.put("error", name));
        cause.ifPresent(text -> details.put("cause", text));
        return details;
    }

    @Override
    public void executionStarted(Fact.ExecutionStarted fact) {
        ObjectNode details = withData(details(), "input", fact.input());
        identity.roleArn().ifPresent(role -> details.put("roleArn", role));
        identity.stateMachineAliasArn().ifPresent(arn -> details.put("stateMachineAliasArn", arn));
        identity.stateMachineVersionArn().ifPresent(arn -> details.put("stateMachineVersionArn", arn));
        event(0, HistoryEventType.EXECUTION_STARTED, details);
    }

    @Override
    public void executionEnded(Fact.ExecutionEnded fact) {
        ObjectNode details = withError(details(), fact.error(), fact.cause());
        fact.output().ifPresent(output -> withData(details, "output", output));
        switch (fact.status()) {
            case SUCCEEDED -> event(chains.head(fact.frame()), HistoryEventType.EXECUTION_SUCCEEDED, details);
            case FAILED -> event(chains.end(fact.frame()), HistoryEventType.EXECUTION_FAILED, details);
            case TIMED_OUT -> event(0, HistoryEventType.EXECUTION_TIMED_OUT, details);
            case ABORTED -> event(0, HistoryEventType.EXECUTION_ABORTED, details);
            case RUNNING -> throw new IllegalStateException("A running execution has not ended");
        }
    }

    @Override
    public void executionRedriven(Fact.ExecutionRedriven fact) {
        event(chains.last(), HistoryEventType.EXECUTION_REDRIVEN, details().put("redriveCount", fact.redriveCount()));
        chains.restart(chains.last());
    }

    @Override
    public void stateEntered(Fact.StateEntered fact) {
        ObjectNode details = withData(details(), "input", fact.input()).put("name", fact.state());
        event(chains.head(fact.frame()), HistoryEventType.named(typeOf(fact.state()) + "Entered"), details);
        chains.entered(fact.frame(), chains.last());
    }

    @Override
    public void stateExited(Fact.StateExited fact) {
        ObjectNode details = withData(details(), "output", fact.output()).put("name", fact.state());
        if (!fact.assigned().isEmpty()) {
            ObjectNode variables = details.putObject("assignedVariables");
            fact.assigned().forEach((name, value) -> variables.put(name, value.text()));
            details.putObject("assignedVariablesDetails").put("truncated", false);
        }
        follow(fact.frame(), typeOf(fact.state()) + "Exited", details);
    }

    @Override
    public void stateAborted(Fact.StateAborted fact) {
        aside(fact.frame(), fact.around(), typeOf(fact.state()) + "Aborted", details());
    }

    @Override
    public void evaluationFailed(Fact.EvaluationFailed fact) {
        Failure failure = fact.failure();
        ObjectNode details = withError(details(), failure.error(), failure.cause());
        failure.location().ifPresent(location -> details.put("location", location));
        details.put("state", fact.state());
        // Recorded: where nothing has happened in the state, it follows what the state's entering follows.
        long previous = fact.atEntry() ? chains.beforeEntered(fact.frame()) : chains.beforeFault(fact.frame());
        event(previous, HistoryEventType.EVALUATION_FAILED, details);
        chains.fault(fact.frame(), chains.last());
    }

    @Override
    public void taskScheduled(Fact.TaskScheduled fact) {
        TaskEvents.Described event = taskEvents.scheduled(fact.attempt());
        follow(fact.frame(), event.type(), event.details());
    }

    @Override
    public void taskStarted(Fact.TaskStarted fact) {
        TaskEvents.Described event = taskEvents.started(fact);
        follow(fact.frame(), event.type(), event.details());
    }

    @Override
    public void taskSubmitted(Fact.TaskSubmitted fact) {
        TaskEvents.Described event = taskEvents.submitted(fact);
        follow(fact.frame(), event.type(), event.details());
    }

    @Override
    public void taskSucceeded(Fact.TaskSucceeded fact) {
        TaskEvents.Described event = taskEvents.succeeded(fact);
        follow(fact.frame(), event.type(), event.details());
    }

    @Override
    public void taskFailed(Fact.TaskFailed fact) {
        TaskEvents.Described event = taskEvents.failed(fact);
        follow(fact.frame(), event.type(), event.details());
    }

    @Override
    public void parallelStarted(Fact.ParallelStarted fact) {
        follow(fact.frame(), "ParallelStateStarted", details());
    }

    @Override
    public void mapStarted(Fact.MapStarted fact) {
        follow(
                fact.frame(),
                "MapStateStarted",
                details().put("length", fact.plan().items().size()));
    }

    @Override
    public void iterationStarted(Fact.IterationStarted fact) {
        long previous = chains.head(fact.after().orElse(fact.parent()));
        event(previous, HistoryEventType.MAP_ITERATION_STARTED, iteration(fact.state(), fact.index()));
        chains.follow(fact.frame(), chains.last());
    }

    private static ObjectNode iteration(String mapState, int index) {
        return details().put("name", mapState).put("index", index);
    }

    @Override
    public void iterationEnded(Fact.IterationEnded fact) {
        String type = switch (fact.outcome()) {
            case SUCCEEDED -> "MapIterationSucceeded";
            case FAILED -> "MapIterationFailed";
            case ABORTED -> "MapIterationAborted";
        };
        aside(fact.frame(), fact.around(), type, iteration(fact.state(), fact.index()));
        if (fact.outcome() != IterationOutcome.ABORTED) {
            chains.reached(parent(fact.frame()), chains.last());
        }
    }

    private int parent(int frame) {
        return parents.getOrDefault(frame, 0);
    }

    @Override
    public void joinEnded(Fact.JoinEnded fact) {
        String type = typeOf(fact.state());
        if (fact.succeeded()) {
            chains.join(fact.frame());
            aside(fact.frame(), fact.frame(), type + "Succeeded", details());
        } else {
            event(chains.beforeFault(fact.frame()), HistoryEventType.named(type + "Failed"), details());
            chains.joinFailed(fact.frame(), chains.last());
        }
    }

    @Override
    public void mapRunStarted(Fact.MapRunStarted fact) {
        follow(fact.frame(), "MapRunStarted", details().put("mapRunArn", fact.mapRunArn()));
    }

    @Override
    public void mapRunEnded(Fact.MapRunEnded fact) {
        switch (fact.status()) {
            case SUCCEEDED -> follow(fact.frame(), "MapRunSucceeded", details());
            case ABORTED -> follow(fact.frame(), "MapRunAborted", details());
            default -> follow(fact.frame(), "MapRunFailed", withError(details(), fact.error(), fact.cause()));
        }
    }

    @Override
    public void mapRunRedriven(Fact.MapRunRedriven fact) {
        follow(
                fact.frame(),
                "MapRunRedriven",
                details().put("mapRunArn", fact.mapRunArn()).put("redriveCount", fact.redriveCount()));
    }

    @Override
    public void frameOpened(Fact.FrameOpened fact) {
        parents.put(fact.frame(), fact.parent());
        chains.branch(fact.parent(), fact.frame());
    }

    @Override
    public void frameEnded(Fact.FrameEnded fact) {
        chains.reached(parent(fact.frame()), chains.head(fact.frame()));
    }

    @Override
    public void frameFailed(Fact.FrameFailed fact) {
        if (parents.containsKey(fact.frame())) {
            chains.takeOver(parent(fact.frame()), fact.frame());
        }
    }

    @Override
    public void framesCut(Fact.FramesCut fact) {
        // No event; the lines below are gone.
    }

    @Override
    public void timerArmed(Fact.TimerArmed fact) {
        // No event: AWS's history does not tell of waiting.
    }

    @Override
    public void retryArmed(Fact.RetryArmed fact) {
        // No event: AWS's history does not tell of waiting.
    }

    @Override
    public void failureCaught(Fact.FailureCaught fact) {
        // No event: that the state is left tells it.
    }

    @Override
    public void retriesExhausted(Fact.RetriesExhausted fact) {
        // No event: AWS's history tells of the failure alone.
    }

    @Override
    public void childrenStarted(Fact.ChildrenStarted fact) {
        // No event: child executions have histories of their own.
    }

    @Override
    public void childEnded(Fact.ChildEnded fact) {
        // No event: child executions have histories of their own.
    }

    @Override
    public void itemsAsked(Fact.ItemsAsked fact) {
        // No event.
    }

    @Override
    public void itemsRead(Fact.ItemsRead fact) {
        // No event.
    }

    @Override
    public void mapRunUpdated(Fact.MapRunUpdated fact) {
        // No event.
    }

    @Override
    public void resultsOffered(Fact.ResultsOffered fact) {
        // No event.
    }
}
