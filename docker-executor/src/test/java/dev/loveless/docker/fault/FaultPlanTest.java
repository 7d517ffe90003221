package dev.loveless.docker.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.task.TaskRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {
    private static final Fault.Answer BUSY = new Fault.Answer("Model.Busy", "too many");

    private static TaskRequest task(String state, int retryCount, String input) {
        ExecutionIdentity execution = new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                Optional.empty(),
                StateMachineType.STANDARD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new TaskRequest(
                "id",
                execution,
                state,
                TaskResource.parse("docker://image").orElseThrow(),
                JsonData.parse(input).orElseThrow(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                retryCount,
                Optional.empty());
    }

    private static FaultPlan plan(long seed, FaultRule... rules) {
        return new FaultPlan(new Faults(seed, List.of(rules)));
    }

    private static FaultRule with(double probability) {
        return new FaultRule(BUSY, OptionalInt.empty(), OptionalDouble.of(probability));
    }

    /** For each of so many tasks, whether it meets one. */
    private static List<Boolean> met(FaultPlan plan, int tasks) {
        return IntStream.range(0, tasks)
                .mapToObj(i ->
                        plan.faultFor(task("Work", 0, "{\"n\": " + i + "}")).isPresent())
                .toList();
    }

    @Test
    void withoutRulesThereAreNone() {
        assertThat(new FaultPlan(Faults.NONE).faultFor(task("Work", 0, "{}"))).isEmpty();
    }

    @Test
    void theNthAttemptIsMetAndNoOther() {
        FaultPlan plan = plan(1, new FaultRule(BUSY, OptionalInt.of(2), OptionalDouble.empty()));

        assertThat(plan.faultFor(task("Work", 0, "{}"))).isEmpty();
        assertThat(plan.faultFor(task("Work", 1, "{}"))).contains(BUSY);
        assertThat(plan.faultFor(task("Work", 2, "{}"))).isEmpty();
    }

    @Test
    void asManyAreMetAsTheProbabilitySays() {
        assertThat(met(plan(7, with(0)), 1_000)).doesNotContain(true);
        assertThat(met(plan(7, with(1)), 1_000)).doesNotContain(false);
        assertThat(met(plan(7, with(0.3)), 1_000).stream().filter(is -> is).count())
                .isBetween(250L, 350L);
    }

    @Test
    void theSameSeedMeetsTheSameTasksAndAnotherSeedOthers() {
        assertThat(met(plan(7, with(0.5)), 100)).isEqualTo(met(plan(7, with(0.5)), 100));
        assertThat(met(plan(7, with(0.5)), 100)).isNotEqualTo(met(plan(8, with(0.5)), 100));
    }

    @Test
    void anotherAttemptIsAnotherDraw() {
        FaultPlan plan = plan(7, with(0.5));

        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> plan.faultFor(task("Work", i, "{}")).isPresent())
                        .toList())
                .contains(true, false);
    }

    @Test
    void aRandomKillHasAMomentWithinASecond() {
        FaultPlan plan =
                plan(7, new FaultRule(new Fault.Kill(Optional.empty()), OptionalInt.empty(), OptionalDouble.empty()));

        assertThat(plan.faultFor(task("Work", 0, "{}")))
                .hasValueSatisfying(fault -> assertThat(((Fault.Kill) fault).after())
                        .hasValueSatisfying(
                                after -> assertThat(after).isBetween(Duration.ZERO, Duration.ofSeconds(1))));
    }

    @Test
    void theFirstRuleThatHoldsCounts() {
        Fault delay = new Fault.Delay(Duration.ofMillis(5));
        FaultPlan plan = plan(
                7,
                new FaultRule(delay, OptionalInt.of(1), OptionalDouble.empty()),
                new FaultRule(BUSY, OptionalInt.empty(), OptionalDouble.empty()));

        assertThat(plan.faultFor(task("Work", 0, "{}"))).contains(delay);
        assertThat(plan.faultFor(task("Work", 1, "{}"))).contains(BUSY);
    }
}
