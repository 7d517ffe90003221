package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.runtime.NestedExecutions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** All actions of the API (version 2016-11-23), by name. Thread-safe. */
public final class Actions implements AutoCloseable {
    private final Map<String, Action> actions = new TreeMap<>();
    private final Waiting waiting = new Waiting();
    private final ExecutionStarts starts;
    private final StateMachineActions machines;
    private final ActivityActions activities;

    public Actions(Service service) {
        this.starts = new ExecutionStarts(service);
        this.machines = new StateMachineActions(service);
        this.activities = new ActivityActions(service, waiting);
        addMachines(service);
        addExecutions(service);
        addWork(service);
    }

    private void addMachines(Service service) {
        add("CreateStateMachine", machines::create);
        add("UpdateStateMachine", machines::update);
        actions.put("DeleteStateMachine", machines::delete);
        add("ListStateMachines", machines::list);
        add("ValidateStateMachineDefinition", machines::validate);
        DescriptionActions descriptions = new DescriptionActions(service);
        add("DescribeStateMachine", descriptions::machine);
        add("DescribeStateMachineForExecution", descriptions::machineForExecution);
        VersionActions versions = new VersionActions(service);
        add("PublishStateMachineVersion", versions::publish);
        add("DeleteStateMachineVersion", versions::delete);
        add("ListStateMachineVersions", versions::list);
        AliasActions aliases = new AliasActions(service);
        add("CreateStateMachineAlias", aliases::create);
        add("UpdateStateMachineAlias", aliases::update);
        add("DeleteStateMachineAlias", aliases::delete);
        add("DescribeStateMachineAlias", aliases::describe);
        add("ListStateMachineAliases", aliases::list);
        TagActions tags = new TagActions(service);
        add("TagResource", tags::tag);
        add("UntagResource", tags::untag);
        add("ListTagsForResource", tags::list);
    }

    private void addExecutions(Service service) {
        ExecutionActions executions = new ExecutionActions(service, starts);
        actions.put("StartExecution", executions::start);
        actions.put("StartSyncExecution", executions::startSync);
        actions.put("StopExecution", executions::stop);
        actions.put("RedriveExecution", executions::redrive);
        add("DescribeExecution", executions::describe);
        add("GetExecutionHistory", executions::history);
        add("ListExecutions", new ExecutionLists(service)::list);
        MapRunActions mapRuns = new MapRunActions(service);
        add("ListMapRuns", mapRuns::list);
        add("DescribeMapRun", mapRuns::describe);
        actions.put("UpdateMapRun", mapRuns::update);
    }

    private void addWork(Service service) {
        add("CreateActivity", activities::create);
        add("DeleteActivity", activities::delete);
        add("DescribeActivity", activities::describe);
        add("ListActivities", activities::list);
        actions.put("GetActivityTask", activities::poll);
        TaskTokenActions tokens = new TaskTokenActions(service);
        add("SendTaskSuccess", tokens::success);
        add("SendTaskFailure", tokens::failure);
        add("SendTaskHeartbeat", tokens::heartbeat);
        actions.put("TestState", new TestStateAction(service, waiting)::test);
    }

    private void add(String name, Function<Members, ObjectNode> action) {
        actions.put(name, request -> CompletableFuture.completedFuture(action.apply(request.members())));
    }

    /** The action of that name; empty if the API has none. */
    public Optional<Action> named(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /** The machine that an execution may start by this ARN; empty if it leads to nothing. */
    public Optional<NestedExecutions.Startable> startable(String stateMachineArn) {
        return starts.nested(stateMachineArn);
    }

    /**
     * Creates a state machine, or updates the one of that name.
     *
     * @throws ApiException if the definition is refused, or the machine is of another type
     */
    public void define(String name, String definition, StateMachineType type, Optional<String> roleArn) {
        machines.define(name, definition, type, roleArn);
    }

    /**
     * Creates an activity, or finds that it is there.
     *
     * @throws ApiException if the name is not allowed
     */
    public void activity(String name) {
        activities.create(Members.of(JsonNodeFactory.instance.objectNode().put("name", name)));
    }

    /** Ends all long polls, with an empty answer. */
    public void endPolls() {
        waiting.endAll();
    }

    @Override
    public void close() {
        waiting.close();
    }
}
