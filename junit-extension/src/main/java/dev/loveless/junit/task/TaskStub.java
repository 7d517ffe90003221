package dev.loveless.junit.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.junit.json.PlainJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for tasks: what it answers, invocation by invocation.
 *
 * <pre>{@code
 * tasks.state("Charge").fails("Busy", "try again").times(2).returns(Map.of("paid", true));
 * tasks.state("Train").heartbeatsEvery(ofSeconds(30)).after(ofHours(3)).returns("model-7");
 * }</pre>
 *
 * Answers are given in the order they stand in; the last is given again and again, unless {@link #times} says how
 * often. Invocations count over all executions of the engine, unless {@link #inEachExecution} says otherwise.
 * Thread-safe, but to be made up before tasks come.
 */
public final class TaskStub {
    private final String name;
    private final int rank;
    private final boolean isFunction;
    private final Predicate<TaskRequest> isFor;
    private final List<StubStep> steps = new ArrayList<>();
    private final List<Integer> limits = new ArrayList<>();
    private final List<TaskInvocation> invocations = new ArrayList<>();
    /** How many there were, by the execution's ARN where each is counted for itself. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private boolean isInEachExecution;
    private Optional<Duration> delay = Optional.empty();
    private Optional<Duration> heartbeat = Optional.empty();

    /**
     * @param name for people
     * @param rank the lower, the more specific
     * @param isFunction whether it stands in for a Lambda function rather than for the service that a resource names
     */
    TaskStub(String name, int rank, boolean isFunction, Predicate<TaskRequest> isFor) {
        this.name = name;
        this.rank = rank;
        this.isFunction = isFunction;
        this.isFor = isFor;
    }

    /** Succeeds with a plain value: a map, list, record, text, number, boolean or null, or a tree of Jackson's. */
    public TaskStub returns(@Nullable Object value) {
        JsonNode result = PlainJson.of(value);
        return answers(task -> result);
    }

    /** Succeeds with what a JSON text spells. */
    public TaskStub returnsJson(String json) {
        return returns(PlainJson.parse(json));
    }

    /** Succeeds with what Java code makes of the input, or fails with what it throws. */
    public TaskStub answers(TaskAnswer answer) {
        return add(new StubStep.Ending.Answers(answer));
    }

    /** Fails with an error name that Retry and Catch look at, and a cause for people. */
    public TaskStub fails(String error, String cause) {
        return add(new StubStep.Ending.Fails(error, cause));
    }

    /**
     * Fails with {@code States.Timeout} at once, as if its time were over; for tasks that have no TimeoutSeconds too.
     */
    public TaskStub timesOut() {
        return add(new StubStep.Ending.TimesOut());
    }

    /**
     * Does not answer by itself: until the task times out, or its token comes back, or the test ends it by
     * {@link TaskStubs#open}.
     */
    public TaskStub neverAnswers() {
        return add(new StubStep.Ending.Never());
    }

    /** The answer that follows is given after so long, in the time of the execution. */
    public synchronized TaskStub after(Duration time) {
        delay = Optional.of(time);
        return this;
    }

    /** Until the answer that follows it is told that often that the work is alive. */
    public synchronized TaskStub heartbeatsEvery(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The time between heartbeats must be more than 0, but is " + time);
        }
        heartbeat = Optional.of(time);
        return this;
    }

    /**
     * The answer before is given so often, and then the next; if there is none, a further invocation fails the test.
     */
    public synchronized TaskStub times(int count) {
        if (steps.isEmpty() || count < 1) {
            throw new IllegalStateException("Say first what is answered, then how often: fails(…).times(2)");
        }
        limits.set(limits.size() - 1, count);
        return this;
    }

    /** As {@code times(1)}. */
    public TaskStub once() {
        return times(1);
    }

    /** As {@code times(2)}. */
    public TaskStub twice() {
        return times(2);
    }

    /**
     * The answers begin anew in each execution, so that "fails twice, then returns" holds for each of them, whichever
     * come first or side by side. A child execution of a distributed Map is an execution of its own.
     */
    public synchronized TaskStub inEachExecution() {
        isInEachExecution = true;
        return this;
    }

    private synchronized TaskStub add(StubStep.Ending ending) {
        if (!limits.isEmpty() && limits.get(limits.size() - 1) == Integer.MAX_VALUE) {
            // Another one follows: the one before is given once.
            limits.set(limits.size() - 1, 1);
        }
        steps.add(new StubStep(delay, heartbeat, ending));
        limits.add(Integer.MAX_VALUE);
        delay = Optional.empty();
        heartbeat = Optional.empty();
        return this;
    }

    /** The invocations so far. */
    public synchronized List<TaskInvocation> invocations() {
        return List.copyOf(invocations);
    }

    boolean isFor(TaskRequest request) {
        return isFor.test(request);
    }

    int rank() {
        return rank;
    }

    boolean isFunction() {
        return isFunction;
    }

    /** What is to be done for an invocation; empty if nothing was said of it. */
    synchronized Optional<StubStep> step(int number) {
        int last = 0;
        for (int index = 0; index < steps.size(); index++) {
            last = limits.get(index) == Integer.MAX_VALUE ? Integer.MAX_VALUE : last + limits.get(index);
            if (number <= last) {
                return Optional.of(steps.get(index));
            }
        }
        return Optional.empty();
    }

    synchronized TaskInvocation invoke(TaskRequest request, JsonNode input) {
        String counted = isInEachExecution ? request.execution().executionArn() : "";
        int number = numbers.merge(counted, 1, Integer::sum);
        TaskInvocation invocation = new TaskInvocation(request, number, input);
        invocations.add(invocation);
        return invocation;
    }

    @Override
    public String toString() {
        return name;
    }
}
