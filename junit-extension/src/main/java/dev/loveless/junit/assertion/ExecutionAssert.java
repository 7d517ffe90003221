package dev.loveless.junit.assertion;

import dev.loveless.engine.Execution;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.junit.json.PlainJson;
import dev.loveless.junit.timeline.DurationText;
import dev.loveless.junit.timeline.MachineStates;
import dev.loveless.junit.timeline.StateVisit;
import dev.loveless.junit.timeline.Timeline;
import dev.loveless.junit.timeline.Waiting;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about an execution as it stood when they began. A failure shows its timeline. Expected values are plain
 * (maps, lists, records, texts, numbers, booleans, null), or, where the method's name says so, texts of JSON.
 */
public final class ExecutionAssert {
    private final Execution execution;
    private final Timeline timeline;
    private final Check check;

    /** @param execution is not awaited */
    public ExecutionAssert(Execution execution) {
        this.execution = execution;
        this.timeline = Timeline.of(execution);
        this.check = new Check(timeline);
    }

    /** It has ended, and well. */
    public ExecutionAssert succeeded() {
        return hasStatus(ExecutionStatus.SUCCEEDED);
    }

    /** It has ended with an error that nothing caught. */
    public ExecutionAssert failed() {
        return hasStatus(ExecutionStatus.FAILED);
    }

    /** As {@link #failed()} and {@link #hasError}. */
    public ExecutionAssert failedWith(String error) {
        return failed().hasError(error);
    }

    /** It took longer than an execution may; that of a task is an error, {@code failedWith("States.Timeout")}. */
    public ExecutionAssert timedOut() {
        return hasStatus(ExecutionStatus.TIMED_OUT);
    }

    /** It was stopped. */
    public ExecutionAssert wasAborted() {
        return hasStatus(ExecutionStatus.ABORTED);
    }

    /** It has not ended. */
    public ExecutionAssert isRunning() {
        return hasStatus(ExecutionStatus.RUNNING);
    }

    public ExecutionAssert hasStatus(ExecutionStatus expected) {
        ExecutionStatus actual = timeline.execution().status();
        String hint =
                actual == ExecutionStatus.RUNNING ? " Let it go on first: by await(), or by moving the time." : "";
        check.holds(
                actual == expected, "Expected the execution to be " + expected + ", but it is " + actual + "." + hint);
        return this;
    }

    /** What it was started with. */
    public JsonAssert<ExecutionAssert> input() {
        return new JsonAssert<>(this, check, "the input", timeline.execution().input());
    }

    /** Its output; it has succeeded, then. */
    public JsonAssert<ExecutionAssert> output() {
        Optional<JsonData> output = timeline.execution().output();
        if (output.isEmpty()) {
            throw check.failure("Expected the execution to have an output, but it is "
                    + timeline.execution().status() + ".");
        }
        return new JsonAssert<>(this, check, "the output", output.get());
    }

    /** Its output is that value. */
    public ExecutionAssert hasOutput(@Nullable Object expected) {
        return output().isEqualTo(expected).and();
    }

    /** Its output is what that JSON text spells. */
    public ExecutionAssert hasOutputJson(String expected) {
        return output().isJson(expected).and();
    }

    /** Its output has at least that: objects may have more members, at any depth. */
    public ExecutionAssert hasOutputContaining(@Nullable Object expected) {
        return output().contains(expected).and();
    }

    /** A path, {@code /order/id} or {@code $.order.id}, leads to that value in its output. */
    public ExecutionAssert hasOutputAt(String path, @Nullable Object expected) {
        return output().has(path, expected).and();
    }

    public ExecutionAssert hasError(String expected) {
        check.same("the error", expected, timeline.execution().error().orElse("(none)"));
        return this;
    }

    public ExecutionAssert hasCause(String expected) {
        check.same("the cause", expected, timeline.execution().cause().orElse("(none)"));
        return this;
    }

    public ExecutionAssert hasCauseContaining(String part) {
        String actual = timeline.execution().cause().orElse("(none)");
        check.holds(actual.contains(part), "Expected the cause to contain\n  " + part + "\nbut it is\n  " + actual);
        return this;
    }

    private void requireStates(String... states) {
        for (String state : states) {
            MachineStates.require(execution, state);
        }
    }

    private List<String> entered() {
        return timeline.visits().stream().map(StateVisit::state).toList();
    }

    /** These states and no others were entered, in this order; those of branches and iterations among them. */
    public ExecutionAssert visited(String... states) {
        requireStates(states);
        check.sameList("the states visited", List.of(states), entered());
        return this;
    }

    /** These states were entered in this order, maybe with others before, between and after them. */
    public ExecutionAssert visitedAmongOthers(String... states) {
        requireStates(states);
        holdsInOrder("the states visited", List.of(states), entered());
        return this;
    }

    /** None of these states was entered. */
    public ExecutionAssert neverVisited(String... states) {
        requireStates(states);
        List<String> entered = entered();
        for (String state : states) {
            check.holds(
                    !entered.contains(state), "Expected the state '" + state + "' never to be visited, but it was.");
        }
        return this;
    }

    private void holdsInOrder(String subject, List<String> expected, List<String> actual) {
        Iterator<String> left = actual.iterator();
        for (String next : expected) {
            boolean found = false;
            while (!found && left.hasNext()) {
                found = left.next().equals(next);
            }
            check.holds(
                    found,
                    "Expected " + subject + " to have, in this order,\n  " + String.join(", ", expected)
                            + "\nbut '" + next + "' is not there in its turn; they are\n  "
                            + String.join(", ", actual));
        }
    }

    /** From its start to its end, or so far, exactly that much of its time has passed. */
    public ExecutionAssert took(Duration expected) {
        check.same("the time taken", expected, timeline.took());
        return this;
    }

    /** Its time was between these two, both included; for real time. */
    public ExecutionAssert tookBetween(Duration shortest, Duration longest) {
        Duration actual = timeline.took();
        check.holds(
                actual.compareTo(shortest) >= 0 && actual.compareTo(longest) <= 0,
                "Expected the time taken to be between " + DurationText.of(shortest) + " and "
                        + DurationText.of(longest) + ", but it is " + DurationText.of(actual) + ".");
        return this;
    }

    /** A variable of the machine's outermost scope has that value. */
    public ExecutionAssert hasVariable(String name, @Nullable Object expected) {
        JsonData actual = timeline.variables().get(name);
        if (actual == null) {
            throw check.failure("Expected a variable '" + name + "', but there are only "
                    + timeline.variables().keySet() + ".");
        }
        check.sameJson("the variable '" + name + "'", expected, actual.tree());
        return this;
    }

    /** As {@link #hasVariable}, of a JSON text. */
    public ExecutionAssert hasVariableJson(String name, String expected) {
        return hasVariable(name, PlainJson.parse(expected));
    }

    private List<String> events() {
        return execution.history().stream()
                .map(event -> event.type().typeName())
                .toList();
    }

    /** AWS's history has events of these types and no others, in this order. */
    public ExecutionAssert hasEvents(String... types) {
        check.sameList("the events", List.of(types), events());
        return this;
    }

    /** AWS's history has events of these types in this order, maybe with others before, between and after them. */
    public ExecutionAssert hasEventsAmongOthers(String... types) {
        holdsInOrder("the events", List.of(types), events());
        return this;
    }

    /** It waits in these states and in no others; of several iterations in one state, once for each. */
    public ExecutionAssert waitsIn(String... states) {
        requireStates(states);
        check.sameList(
                "the states it waits in",
                List.of(states),
                timeline.waiting().stream().map(Waiting::state).toList());
        return this;
    }

    /** A state, which was visited once; see {@link StateAssert#visit} where it was more. */
    public StateAssert state(String name) {
        MachineStates.require(execution, name);
        return new StateAssert(this, execution, check, timeline, name, Optional.empty());
    }

    /** What the failures of these assertions show. */
    public Timeline timeline() {
        return timeline;
    }
}
