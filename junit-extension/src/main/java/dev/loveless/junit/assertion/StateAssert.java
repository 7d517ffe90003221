package dev.loveless.junit.assertion;

import dev.loveless.asl.model.Catcher;
import dev.loveless.engine.Execution;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.retry.ErrorHandlers;
import dev.loveless.junit.timeline.Attempt;
import dev.loveless.junit.timeline.MachineStates;
import dev.loveless.junit.timeline.StateVisit;
import dev.loveless.junit.timeline.StateVisit.Standing;
import dev.loveless.junit.timeline.Step;
import dev.loveless.junit.timeline.Timeline;
import dev.loveless.junit.timeline.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assertions about a state in an execution: about one visit of it. A failure shows the execution's timeline. */
public final class StateAssert {
    private final ExecutionAssert parent;
    private final Execution execution;
    private final Check check;
    private final Timeline timeline;
    private final String name;
    private final Optional<Integer> number;

    /** @param number of the visit, from 1; absent: there was one only */
    StateAssert(
            ExecutionAssert parent,
            Execution execution,
            Check check,
            Timeline timeline,
            String name,
            Optional<Integer> number) {
        this.parent = parent;
        this.execution = execution;
        this.check = check;
        this.timeline = timeline;
        this.name = name;
        this.number = number;
    }

    private String subject() {
        return "state '" + name + "'" + number.map(it -> ", visit " + it).orElse("");
    }

    private StateVisit one() {
        List<StateVisit> visits = timeline.visits(name);
        check.holds(!visits.isEmpty(), "Expected " + subject() + " to be visited, but it was not.");
        check.holds(
                number.isPresent() || visits.size() == 1,
                "The state '" + name + "' was visited " + visits.size() + " times: say which by visit(1) and so on.");
        check.holds(
                number.orElse(1) <= visits.size(),
                "Expected " + subject() + ", but there are " + visits.size() + " visits only.");
        return visits.get(number.orElse(1) - 1);
    }

    /** One of several visits of the state, in the order it was entered, from 1. */
    public StateAssert visit(int which) {
        return new StateAssert(parent, execution, check, timeline, name, Optional.of(which));
    }

    /** It was entered so often. */
    public StateAssert hasVisits(int expected) {
        check.same(
                "the visits of state '" + name + "'",
                expected,
                timeline.visits(name).size());
        return this;
    }

    /** Its work was begun so often, the first time included. */
    public StateAssert hasAttempts(int expected) {
        check.same("the attempts of " + subject(), expected, one().attemptCount());
        return this;
    }

    /** These delays were between its attempts, in this order; none: it was not retried. */
    public StateAssert hasBackoff(Duration... expected) {
        check.sameList(
                "the delays between the attempts of " + subject(),
                List.of(expected),
                one().backoffs().stream().map(Step.Backoff::delay).toList());
        return this;
    }

    /** The retriers that matched, one for each further attempt, by their index in {@code Retry}. */
    public StateAssert wasRetriedBy(Integer... retriers) {
        check.sameList(
                "the retriers that matched in " + subject(),
                List.of(retriers),
                one().backoffs().stream().map(Step.Backoff::retrier).toList());
        return this;
    }

    /** The errors of the attempts of a Task that failed, in their order. */
    public StateAssert hasErrors(String... errors) {
        check.sameList(
                "the errors of " + subject(),
                List.of(errors),
                one().attempts().stream()
                        .filter(Attempt::isFailed)
                        .map(attempt -> attempt.error().orElse("(none)"))
                        .toList());
        return this;
    }

    private StateAssert stands(Standing expected) {
        check.same(subject(), expected, one().standing());
        return this;
    }

    /** It was left in the ordinary way. */
    public StateAssert succeeded() {
        return stands(Standing.SUCCEEDED);
    }

    /** It failed, and nothing of its own caught that. */
    public StateAssert failed() {
        return stands(Standing.FAILED);
    }

    /** It was cut off: by the failure of a branch or iteration beside it, or from outside. */
    public StateAssert wasAborted() {
        return stands(Standing.ABORTED);
    }

    /** It has not ended. */
    public StateAssert isOpen() {
        return stands(Standing.OPEN);
    }

    /** One of its catchers caught its failure. */
    public StateAssert wasCaught() {
        return stands(Standing.CAUGHT);
    }

    /** The catcher with that index in {@code Catch} caught its failure. */
    public StateAssert wasCaughtBy(int catcher) {
        check.same("the catcher of " + subject(), "Catch[" + catcher + "]", catcher());
        return this;
    }

    private String catcher() {
        return one().caught().map(caught -> "Catch[" + caught.catcher() + "]").orElse("none");
    }

    /** A catcher with that name among its {@code ErrorEquals} caught its failure. */
    public StateAssert wasCaughtBy(String errorName) {
        StateVisit visit = one();
        List<String> names = visit.caught()
                .map(caught -> ErrorHandlers.catchers(visit.definition()).get(caught.catcher()))
                .map(Catcher::errorEquals)
                .orElse(List.of());
        check.holds(
                names.contains(errorName),
                "Expected " + subject() + " to be caught by a catcher for " + errorName + ", but it was "
                        + (names.isEmpty() ? "not caught." : catcher() + " for " + String.join(", ", names) + "."));
        return this;
    }

    /** After it came that state. */
    public StateAssert wentTo(String next) {
        MachineStates.require(execution, next);
        check.same("the state after " + subject(), next, one().next().orElse("(none)"));
        return this;
    }

    /** From its entering to its end exactly that much time has passed. */
    public StateAssert took(Duration expected) {
        StateVisit visit = one();
        if (visit.took().isEmpty()) {
            throw check.failure("Expected " + subject() + " to have ended, but it has not.");
        }
        check.same("the time taken by " + subject(), expected, visit.took().get());
        return this;
    }

    /** What it was given when it was entered, before {@code InputPath} and the like. */
    public JsonAssert<StateAssert> input() {
        return json("the input", Optional.of(one().input()));
    }

    /** What it handed on. */
    public JsonAssert<StateAssert> output() {
        return json("the output", one().output());
    }

    /** What its task was given, at its last attempt. */
    public JsonAssert<StateAssert> taskInput() {
        return json("the task's input", lastAttempt().map(Attempt::parameters));
    }

    /** What its task gave, at its last attempt. */
    public JsonAssert<StateAssert> taskResult() {
        return json("the task's result", lastAttempt().flatMap(Attempt::output));
    }

    private Optional<Attempt> lastAttempt() {
        List<Attempt> attempts = one().attempts();
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    private JsonAssert<StateAssert> json(String what, Optional<JsonData> data) {
        if (data.isEmpty()) {
            throw check.failure("Expected " + what + " of " + subject() + ", but there is none.");
        }
        return new JsonAssert<>(this, check, what + " of " + subject(), data.get());
    }

    /** It set that variable to that value. */
    public StateAssert assigned(String variable, @Nullable Object expected) {
        JsonData actual = one().assigned().get(variable);
        if (actual == null) {
            throw check.failure("Expected " + subject() + " to assign the variable '" + variable
                    + "', but it assigned only " + one().assigned().keySet() + ".");
        }
        check.sameJson("the variable '" + variable + "' assigned by " + subject(), expected, actual.tree());
        return this;
    }

    /** It waits for that. */
    public StateAssert waitsFor(Waiting.Reason reason) {
        check.same(
                "what " + subject() + " waits for",
                reason.name(),
                waiting().map(it -> it.reason().name()).orElse("nothing"));
        return this;
    }

    /** It goes on by itself, or times out, in exactly that time. */
    public StateAssert hasTimeLeft(Duration expected) {
        Optional<Duration> left =
                waiting().flatMap(Waiting::until).map(until -> Duration.between(timeline.now(), until));
        if (left.isEmpty()) {
            throw check.failure("Expected " + subject() + " to wait for a moment, but it does not.");
        }
        check.same("the time left in " + subject(), expected, left.get());
        return this;
    }

    private Optional<Waiting> waiting() {
        return Waiting.of(one());
    }

    /** Another state of the same execution. */
    public StateAssert state(String other) {
        return parent.state(other);
    }

    /** Back to the execution. */
    public ExecutionAssert and() {
        return parent;
    }
}
