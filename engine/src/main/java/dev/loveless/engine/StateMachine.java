package dev.loveless.engine;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import dev.loveless.engine.runtime.NestedExecutions;
import java.util.Optional;
import java.util.function.Consumer;

/** A state machine that can be started. Immutable. */
public final class StateMachine {
    private final Loveless loveless;
    private final String name;
    private final String arn;
    private final Program program;

    StateMachine(Loveless loveless, String name, Program program) {
        this.loveless = loveless;
        this.arn = loveless.arnPrefix() + ":stateMachine:" + name;
        this.name = name;
        this.program = program;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    /** What it executes. */
    public Program program() {
        return program;
    }

    /** Starts an execution with the input {@code {}}. */
    public Execution start() {
        return start("{}");
    }

    /**
     * Starts an execution.
     *
     * @param input JSON text, which keeps its spelling
     * @throws IllegalArgumentException if the input is no JSON
     */
    public Execution start(String input) {
        return start(new StartOptions(input));
    }

    /**
     * Starts an execution.
     *
     * @throws IllegalArgumentException if the input is no JSON, or there is an execution of that name
     */
    public Execution start(StartOptions options) {
        JsonData input = Loveless.json(options.input());
        String executionName = options.name().orElseGet(loveless::nextUuid);
        ExecutionIdentity identity = identity(executionArn(executionName), executionName);
        loveless.runtime().start(identity, program, input, options.testCase());
        return new Execution(loveless, identity);
    }

    /**
     * Takes up a Standard execution that the engine's journal has facts of, where an earlier engine left it: what it
     * waits for is waited for, and tasks that were under way are begun once more. Its activities are to be made known
     * before: no worker is ever given the task of one that is not.
     *
     * @throws IllegalArgumentException if the engine has it already
     */
    public Execution recover(String executionName) {
        ExecutionIdentity identity = identity(executionArn(executionName), executionName);
        loveless.runtime().recover(identity, program, Optional.empty());
        return new Execution(loveless, identity);
    }

    /**
     * A Standard execution of this machine that was started before, by whomever.
     *
     * @throws IllegalArgumentException if the engine does not know it
     */
    public Execution execution(String executionName) {
        ExecutionIdentity identity = identity(executionArn(executionName), executionName);
        if (loveless.runtime().snapshot(identity.executionArn()).isEmpty()) {
            throw new IllegalArgumentException("There is no execution " + identity.executionArn() + ".");
        }
        return new Execution(loveless, identity);
    }

    /** An execution that another one starts. */
    NestedExecutions.Child child(JsonData input, Optional<String> name, Consumer<ExecutionSnapshot> onEnd) {
        String executionName = name.orElseGet(loveless::nextUuid);
        ExecutionIdentity identity = identity(executionArn(executionName), executionName);
        Runnable begin = loveless.runtime().prepare(identity, program, input, Optional.empty(), onEnd);
        return new NestedExecutions.Child(identity.executionArn(), loveless.now(), begin);
    }

    private ExecutionIdentity identity(String executionArn, String executionName) {
        return new ExecutionIdentity(
                executionArn,
                executionName,
                arn,
                name,
                loveless.roleArn(),
                program.type(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Express executions have a part more, as their names need not be unique (recorded). */
    private String executionArn(String executionName) {
        return program.type() == StateMachineType.EXPRESS
                ? loveless.arnPrefix() + ":express:" + name + ":" + executionName + ":" + loveless.nextUuid()
                : loveless.arnPrefix() + ":execution:" + name + ":" + executionName;
    }
}
