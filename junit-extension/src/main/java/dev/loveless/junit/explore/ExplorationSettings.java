package dev.loveless.junit.explore;

import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.junit.task.TaskStubs;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an exploration goes by.
 *
 * @param tasks makes up the stand-ins of each execution anew
 * @param engine has the last word about the engine of each execution
 * @param runs most executions
 * @param eventsPerExecution most events of one
 * @param events most events of all; no further execution is begun then
 */
record ExplorationSettings(
        StateMachine machine,
        Consumer<TaskStubs> tasks,
        Optional<Mocks> mocks,
        Consumer<LovelessBuilder> engine,
        Quotas quotas,
        long seed,
        int runs,
        long eventsPerExecution,
        long events) {
    /** Answers from a test case of a mock configuration. */
    record Mocks(MockConfiguration configuration, String testCase) {}
}
