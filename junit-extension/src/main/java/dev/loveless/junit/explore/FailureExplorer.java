package dev.loveless.junit.explore;

import dev.loveless.engine.Execution;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.junit.task.TaskStubs;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out what becomes of the executions of a machine when its tasks fail.
 *
 * <pre>{@code
 * Exploration exploration = FailureExplorer.of(machine)
 *         .tasks(tasks -> tasks.state("Charge").returns(Map.of("paid", true)))
 *         .explore("{\"order\": 7}");
 * assertThat(exploration).hasNoUnhandledErrors().allExecutionsEnd();
 * }</pre>
 *
 * Each task is made to fail with every error that its Retry and Catch and those of the Parallel and Map states around
 * it name, with one that nothing names, and by silence where something limits it; at its first attempt and at all of
 * them; where it is begun again without any failure, in a loop or for another item, at the last attempt too, and from
 * that on; alone and together with another failure: of another task, or of its own second attempt. What is known to
 * come to the same as another execution is not tried. Each execution has an engine of its own in virtual time, so that
 * the same exploration gives the same report. Not thread-safe.
 */
public final class FailureExplorer {
    private static final int RUNS = 2_000;
    private static final long EVENTS_PER_EXECUTION = 50_000;
    private static final long EVENTS = 5_000_000;

    private final StateMachine machine;
    private Consumer<TaskStubs> tasks = stubs -> {};
    private Optional<ExplorationSettings.Mocks> mocks = Optional.empty();
    private Consumer<LovelessBuilder> engine = builder -> {};
    private Quotas quotas = Quotas.AWS;
    private long seed;
    private int runs = RUNS;
    private long eventsPerExecution = EVENTS_PER_EXECUTION;
    private long events = EVENTS;

    private FailureExplorer(StateMachine machine) {
        this.machine = machine;
    }

    /** @param machine of whichever engine; nothing is started in that */
    public static FailureExplorer of(StateMachine machine) {
        return new FailureExplorer(machine);
    }

    /**
     * What tasks answer that are not made to fail, {@code {}} where nothing is said. Called for each execution anew,
     * with stand-ins that have none yet, so that sequences begin at their beginning. Stand-ins for states that the
     * machine does not have are refused.
     */
    public FailureExplorer tasks(Consumer<TaskStubs> value) {
        tasks = value;
        return this;
    }

    /** Asks a test case of a mock configuration before the stand-ins. */
    public FailureExplorer mocks(MockConfiguration configuration, String testCase) {
        mocks = Optional.of(new ExplorationSettings.Mocks(configuration, testCase));
        return this;
    }

    /** What else the engine of each execution needs, as a source of the items of distributed Maps. */
    public FailureExplorer engine(Consumer<LovelessBuilder> value) {
        engine = value;
        return this;
    }

    /** Other limits than the service's. */
    public FailureExplorer quotas(Quotas value) {
        quotas = value;
        return this;
    }

    /** Of all that is random, as the jitter of retries; default 0. */
    public FailureExplorer seed(long value) {
        seed = value;
        return this;
    }

    /** How many executions there may be, default 2,000. What is left out then is told. */
    public FailureExplorer runs(int value) {
        runs = positive(value, "executions");
        return this;
    }

    /**
     * How many events an execution may have, those of its child executions included, before it counts as one that never
     * ends; default 50,000, which is more than the service allows a Standard one.
     */
    public FailureExplorer eventsPerExecution(long value) {
        eventsPerExecution = positive(value, "events");
        return this;
    }

    /** How many events all executions may have together, default 5,000,000. What is left out then is told. */
    public FailureExplorer events(long value) {
        events = positive(value, "events");
        return this;
    }

    private static <N extends Number> N positive(N value, String what) {
        if (value.longValue() < 1) {
            throw new IllegalArgumentException("There must be 1 or more " + what + ", but " + value + " are allowed.");
        }
        return value;
    }

    /**
     * Tries the failures, with executions that begin with an input.
     *
     * @param input JSON text
     * @throws IllegalArgumentException if the input is no JSON
     */
    public Exploration explore(String input) {
        return new FailureSearch(settings(), input).run();
    }

    /**
     * One execution again.
     *
     * @param plan as {@link FailurePlan#text} wrote it
     * @return it as it stands at its end; nothing goes on in it
     * @throws IllegalArgumentException if there is no such plan, or the input is no JSON
     */
    public Execution replay(String input, String plan) {
        return ExplorationRun.of(settings(), input, FailurePlan.parse(plan)).execution();
    }

    private ExplorationSettings settings() {
        return new ExplorationSettings(machine, tasks, mocks, engine, quotas, seed, runs, eventsPerExecution, events);
    }
}
