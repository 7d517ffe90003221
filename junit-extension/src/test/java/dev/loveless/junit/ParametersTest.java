package dev.loveless.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.task.TaskStubs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@LovelessTest(account = "111122223333", region = "eu-west-1", start = "2030-05-01T00:00:00Z")
class ParametersTest {
    @BeforeEach
    void areGivenBeforeTestsToo(Loveless loveless) {
        assertThat(loveless.isVirtual()).isTrue();
    }

    @Test
    void theEngine(Loveless loveless) {
        assertThat(loveless.arnPrefix()).isEqualTo("arn:aws:states:eu-west-1:111122223333");
    }

    @Test
    void aMachineBesideTheClass(@Definition("examples/order.asl.json") StateMachine order) {
        assertThat(order.name()).isEqualTo("order");
        assertThat(order.program().type()).isEqualTo(StateMachineType.STANDARD);
    }

    @Test
    void aMachineFromTheRootOfTheClassPath(
            @Definition(
                            value = "dev/loveless/junit/examples/approval.asl.yaml",
                            name = "Approval",
                            type = StateMachineType.STANDARD)
                    StateMachine approval) {
        assertThat(approval.name()).isEqualTo("Approval");
    }

    @Test
    void aMachineFromAFile(
            @Definition("src/test/resources/dev/loveless/junit/examples/order.asl.json") StateMachine order) {
        assertThat(order.name()).isEqualTo("order");
    }

    @Test
    void aClockThatGoesWithTheExecutions(Clock clock, InstantSource instants, TestTime time) {
        time.advance(Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2030-05-02T00:00:00Z"));
        assertThat(instants.instant()).isEqualTo(clock.instant());
        assertThat(time.elapsed()).isEqualTo(Duration.ofDays(1));
    }

    @Nested
    class InAClassInside {
        @Test
        void settingsAreThoseOfTheClassAround(Loveless loveless) {
            assertThat(loveless.account()).isEqualTo("111122223333");
        }

        @Test
        @LovelessTest(account = "999988887777")
        void aTestMayHaveItsOwn(TaskStubs tasks, TestTime time) {
            assertThat(tasks.open()).isEmpty();
            assertThat(time.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        }
    }
}
