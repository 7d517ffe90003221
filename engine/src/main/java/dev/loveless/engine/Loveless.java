package dev.loveless.engine;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.inspect.TestStateAnswer;
import dev.loveless.engine.inspect.TestStateRequest;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.runtime.Activities;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.time.Scheduler;
import dev.loveless.engine.time.VirtualScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes AWS Step Functions state machines in this program, without network or containers.
 *
 * <pre>{@code
 * try (Loveless loveless = Loveless.builder().virtualTime().build()) {
 *     StateMachine machine = loveless.stateMachine("Hello", definition);
 *     Execution execution = machine.start("{\"name\": \"you\"}").await();
 *     System.out.println(execution.output());
 * }
 * }</pre>
 *
 * Thread-safe. In virtual time everything runs on the thread that waits for an execution or moves the time.
 */
public final class Loveless implements AutoCloseable {
    private final ExecutionRuntime runtime;
    private final Scheduler scheduler;
    private final String arnPrefix;
    private final Optional<String> roleArn;
    /** By ARN, for executions that start others; of those with the same name the last. */
    private final Map<String, StateMachine> machines;

    Loveless(
            String arnPrefix,
            Optional<String> roleArn,
            Scheduler scheduler,
            ExecutionRuntime runtime,
            Map<String, StateMachine> machines) {
        this.machines = machines;
        this.arnPrefix = arnPrefix;
        this.roleArn = roleArn;
        this.scheduler = scheduler;
        this.runtime = runtime;
    }

    /** Begins to configure an engine. */
    public static LovelessBuilder builder() {
        return new LovelessBuilder();
    }

    /**
     * Makes a STANDARD state machine from the text of its definition, in JSON or YAML.
     *
     * @throws InvalidDefinitionException if AWS would refuse it
     */
    public StateMachine stateMachine(String name, String definition) {
        return stateMachine(name, definition, StateMachineType.STANDARD);
    }

    /**
     * Makes a state machine from the text of its definition, in JSON or YAML.
     *
     * @throws InvalidDefinitionException if AWS would refuse it
     */
    public StateMachine stateMachine(String name, String definition, StateMachineType type) {
        return stateMachine(name, new SourceText(name, definition), SourceFormat.ofContent(definition), type);
    }

    /**
     * Makes a state machine from a file, whose name without its endings is the machine's.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidDefinitionException if AWS would refuse it
     */
    public StateMachine stateMachine(Path file, StateMachineType type) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.replaceAll("(\\.asl)?\\.(json|ya?ml)$", "");
        SourceText text = new SourceText(file.toString(), Files.readString(file));
        return stateMachine(name, text, SourceFormat.ofFileName(fileName), type);
    }

    private StateMachine stateMachine(String name, SourceText text, SourceFormat format, StateMachineType type) {
        return stateMachine(name, AslParser.parse(text, format, type), type);
    }

    /**
     * Makes a state machine from a definition that was parsed as one of that type.
     *
     * @throws InvalidDefinitionException if AWS would refuse it
     */
    public StateMachine stateMachine(String name, ParsedDefinition parsed, StateMachineType type) {
        if (!parsed.isValid()) {
            throw InvalidDefinitionException.of(parsed);
        }
        StateMachine machine = new StateMachine(this, name, Program.of(parsed, type));
        machines.put(machine.arn(), machine);
        return machine;
    }

    /** The state machines that were made here, by their names; of two of one name the later. */
    public List<StateMachine> stateMachines() {
        return machines.values().stream()
                .sorted(Comparator.comparing(StateMachine::name))
                .toList();
    }

    /**
     * Tests one state, as the API's TestState does; nothing of it is stored. The answer is there at once, unless a task
     * that is not mocked is being done.
     */
    public CompletionStage<TestStateAnswer> testState(TestStateRequest request) {
        return runtime.testState(request, arnPrefix());
    }

    /**
     * An execution that was started here, by whomever: by the API, by another execution, as a child of a Map Run.
     *
     * @throws IllegalArgumentException if there is none, or it is kept no more
     */
    public Execution execution(String executionArn) {
        return runtime.snapshot(executionArn)
                .map(snapshot -> new Execution(this, snapshot.identity()))
                .orElseThrow(() -> new IllegalArgumentException("There is no execution " + executionArn + "."));
    }

    /** Makes an activity known under this name and gives its ARN. */
    public String activity(String name) {
        String arn = arnPrefix() + ":activity:" + name;
        activityWithArn(arn);
        return arn;
    }

    /** Makes an activity known under this ARN, be it of another region or account. */
    public void activityWithArn(String arn) {
        runtime.activities().create(arn);
    }

    /** The task of the activity that has waited longest, if there is one; it is the worker's now. */
    public Optional<Activities.ActivityTask> pollActivity(String activityArn, String workerName) {
        runReady();
        CompletableFuture<Activities.ActivityTask> taken = new CompletableFuture<>();
        Activities.Poll poll = runtime.activities().poll(activityArn, Optional.of(workerName), taken::complete);
        // Where giving up comes too late, a task is just being given.
        return poll.cancel() ? Optional.empty() : Optional.of(taken.join());
    }

    /** Ends the task that handed out this token; false if nobody waits for it any more. */
    public boolean sendTaskSuccess(String token, String output) {
        JsonData data = json(output);
        Optional<TaskListener> listener = runtime.tokens().take(token);
        listener.ifPresent(it -> it.succeeded(data));
        return listener.isPresent();
    }

    /** Fails the task that handed out this token; false if nobody waits for it any more. */
    public boolean sendTaskFailure(String token, @Nullable String error, @Nullable String cause) {
        Optional<TaskListener> listener = runtime.tokens().take(token);
        listener.ifPresent(
                it -> it.failed(TaskFailureKind.FAILED, Optional.ofNullable(error), Optional.ofNullable(cause)));
        return listener.isPresent();
    }

    /** Tells that the worker is alive; false if nobody waits for it any more. */
    public boolean sendTaskHeartbeat(String token) {
        Optional<TaskListener> listener = runtime.tokens().find(token);
        listener.ifPresent(TaskListener::heartbeat);
        return listener.isPresent();
    }

    /** Now, in the time that executions live in. */
    public Instant now() {
        return scheduler.now();
    }

    /**
     * Lets virtual time pass, with all that happens in it.
     *
     * @throws IllegalStateException in real time
     */
    public void advance(Duration duration) {
        virtual().advance(duration);
    }

    /** Does all that can be done without letting virtual time pass; nothing in real time, which needs no help. */
    public void runReady() {
        if (scheduler instanceof VirtualScheduler virtual) {
            virtual.runReady();
        }
    }

    /**
     * Lets virtual time pass until the condition holds, with all that happens in it; not at all if it holds already.
     *
     * @param condition looked at again after each step
     * @return whether it holds; if not, nothing is left to be done
     * @throws IllegalStateException in real time
     */
    public boolean runUntil(BooleanSupplier condition) {
        return virtual().runUntil(condition);
    }

    /**
     * Lets virtual time pass until only what is outside can bring anything about: the worker of an activity, the holder
     * of a token. It does not pass for timeouts, heartbeats and the limits of whole executions alone, but those that
     * come before the last moment that is waited for happen.
     *
     * @throws IllegalStateException in real time
     */
    public void runToIdle() {
        virtual().runToIdle();
    }

    /** Whether time is virtual, and so can be moved. */
    public boolean isVirtual() {
        return scheduler instanceof VirtualScheduler;
    }

    /** What virtual time stands still for, in the order it began; nothing in real time. */
    public List<String> heldBy() {
        return scheduler instanceof VirtualScheduler virtual ? virtual.heldBy() : List.of();
    }

    private VirtualScheduler virtual() {
        if (scheduler instanceof VirtualScheduler virtual) {
            return virtual;
        }
        throw new IllegalStateException("Only virtual time can be moved; build the engine with virtualTime().");
    }

    /** What runs the executions; for those who build on the engine, such as a server of the API. */
    public ExecutionRuntime runtime() {
        return runtime;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Optional<String> roleArn() {
        return roleArn;
    }

    /** What all ARNs here begin with: {@code arn:aws:states:us-east-1:123456789012}. */
    public String arnPrefix() {
        return arnPrefix;
    }

    /** The account in ARNs. */
    public String account() {
        return arnPrefix.substring(arnPrefix.lastIndexOf(':') + 1);
    }

    /** A random UUID, out of the seed. */
    String nextUuid() {
        return runtime.nextUuid();
    }

    static JsonData json(String text) {
        return JsonData.parse(text).orElseThrow(() -> new IllegalArgumentException("This is no JSON: " + text));
    }

    /** Stops everything; executions that run are left as they stand. */
    @Override
    public void close() {
        runtime.close();
    }
}
