package dev.loveless.engine.program;

import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.ItemProcessor;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateGroup;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.asl.source.SourceText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A definition made ready to be executed: its states by name, at every depth (names are unique in the whole machine),
 * and the resources of its tasks. Immutable; shared by all executions of a revision, and by threads.
 */
public final class Program {
    private final StateGroup root;
    private final StateMachine machine;
    private final Optional<SourceText> source;
    private final StateMachineType type;
    private final Optional<Duration> timeout;
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, TaskResource> resources = new HashMap<>();
    private final Map<String, Program> children = new HashMap<>();

    private Program(
            StateGroup root,
            StateMachine machine,
            Optional<SourceText> source,
            StateMachineType type,
            Optional<Duration> timeout) {
        this.root = root;
        this.machine = machine;
        this.source = source;
        this.type = type;
        this.timeout = timeout;
        for (State state : StateTree.states(root)) {
            states.put(state.name(), state);
            if (state instanceof TaskState task) {
                TaskResource.parse(task.resource()).ifPresent(resource -> resources.put(task.resource(), resource));
            } else if (state instanceof MapState map && map.itemProcessor().mode() == ProcessorMode.DISTRIBUTED) {
                children.put(map.name(), ofItems(map.itemProcessor(), machine, source));
            }
        }
    }

    /** The program of a whole machine. */
    public static Program of(StateMachine machine, StateMachineType type) {
        return of(machine, Optional.empty(), type);
    }

    /**
     * The program of a whole machine that remembers the text it was read from.
     *
     * @throws IllegalArgumentException if AWS would refuse the definition
     */
    public static Program of(ParsedDefinition parsed, StateMachineType type) {
        StateMachine machine = parsed.stateMachine()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The definition " + parsed.text().name() + " has errors."));
        return of(machine, Optional.of(parsed.text()), type);
    }

    private static Program of(StateMachine machine, Optional<SourceText> source, StateMachineType type) {
        return new Program(
                machine, machine, source, type, machine.timeoutSeconds().map(Duration::ofSeconds));
    }

    /** The program of the child executions of a distributed Map state. */
    public Program ofItems(String mapState) {
        Program program = children.get(mapState);
        if (program == null) {
            throw new IllegalStateException("No distributed Map state " + mapState);
        }
        return program;
    }

    private static Program ofItems(ItemProcessor processor, StateMachine machine, Optional<SourceText> source) {
        StateMachineType type = processor.executionType().orElse(StateMachineType.STANDARD);
        return new Program(processor, machine, source, type, Optional.empty());
    }

    public StateMachineType type() {
        return type;
    }

    /** The machine's own limit of an execution. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** What the main line runs. */
    public StateGroup root() {
        return root;
    }

    /** The whole machine; of the program of a distributed Map's items, the machine that the Map state is in. */
    public StateMachine machine() {
        return machine;
    }

    /** The text that the whole machine was read from, where that is known. */
    public Optional<SourceText> source() {
        return source;
    }

    /** The state of that name, wherever it stands. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("No state " + name);
        }
        return state;
    }

    /** The branch of a Parallel state with that index, or the processor of an inline Map state. */
    public StateGroup group(String ownerState, int index) {
        State owner = state(ownerState);
        return owner instanceof ParallelState parallel
                ? parallel.branches().get(index)
                : ((MapState) owner).itemProcessor();
    }

    /** What the Resource of a Task names. */
    public TaskResource resource(String arn) {
        TaskResource resource = resources.get(arn);
        if (resource == null) {
            throw new IllegalStateException("No resource " + arn);
        }
        return resource;
    }

    /** Whether the state is a Map whose items are child executions. */
    public boolean isDistributed(String stateName) {
        return children.containsKey(stateName);
    }
}
