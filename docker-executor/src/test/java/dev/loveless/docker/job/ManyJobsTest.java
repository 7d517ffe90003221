package dev.loveless.docker.job;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loveless.engine.Execution;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More jobs at once than an engine can start. */
final class ManyJobsTest {
    private static final int MANY = 1_200;

    private final CountDownLatch engineIsFree = new CountDownLatch(1);
    private final AtomicInteger starting = new AtomicInteger();
    private final FakeEngine engine = new FakeEngine().image("image", container -> {
        starting.incrementAndGet();
        try {
            engineIsFree.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        container.exit(0);
    });
    private final JobTrial trial = new JobTrial(engine);

    @AfterEach
    void close() {
        engineIsFree.countDown();
        trial.close();
    }

    private List<Execution> startMany() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> trial.start("docker://image", "", "{}"))
                .toList();
    }

    @Test
    void theEngineIsAskedForSoManyStartsAsItCanDoAndAllComeToTheirEnd() {
        List<Execution> executions = startMany();

        await().untilAtomic(starting, equalTo(128));
        assertThat(engine.containers).hasSize(128);
        engineIsFree.countDown();

        assertThat(executions)
                .allSatisfy(execution -> assertThat(
                                execution.await(Duration.ofSeconds(60)).output())
                        .contains("{}"));
        assertThat(engine.containers).hasSize(MANY);
    }

    @Test
    void oneThatIsAbortedWhileItWaitsIsNeverStarted() {
        List<Execution> executions = startMany();
        await().untilAtomic(starting, equalTo(128));

        executions.forEach(execution -> execution.stop(null, null));

        assertThat(executions)
                .allSatisfy(execution -> assertThat(
                                execution.await(Duration.ofSeconds(60)).status())
                        .isEqualTo(ExecutionStatus.ABORTED));
        engineIsFree.countDown();
        trial.jobs().close();
        assertThat(engine.containers).hasSize(128);
        assertThat(engine.removed).hasSize(128);
    }

    @Test
    void thoseThatWaitForAnImageKeepNoOtherFromItsStart() {
        CompletableFuture<String> built = new CompletableFuture<>();
        engine.inTheMaking.put("slow", built);
        engine.image("slow", container -> container.exit(0)).image("quick", container -> container.exit(0));
        List<Execution> waiting = IntStream.range(0, 300)
                .mapToObj(i -> trial.start("docker://slow", "", "{}"))
                .toList();

        assertThat(trial.start("docker://quick", "", "{}")
                        .await(Duration.ofSeconds(60))
                        .output())
                .contains("{}");

        built.complete("slow");
        assertThat(waiting)
                .allSatisfy(execution -> assertThat(
                                execution.await(Duration.ofSeconds(60)).output())
                        .contains("{}"));
    }

    @Test
    void oneWhoseImageIsNotThereYetEndsAtOnceWhenNobodyWaitsForItAnyMore() {
        CompletableFuture<String> built = new CompletableFuture<>();
        engine.inTheMaking.put("slow", built);
        Execution late = trial.start("docker://slow", "\"TimeoutSeconds\": 2", "{}");
        await().until(() -> engine.asked.contains("slow"));
        assertThat(late.await().error()).contains("States.Timeout");

        // The removal of what is left would take minutes if anything still waited for the image.
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> trial.jobs().close());
        assertThat(engine.nobodyWaitsFor).contains("slow");
        assertThat(engine.containers).isEmpty();
    }

    @Test
    void oneWhoseImageIsNotThereYetEndsAtOnceAtTheEnd() {
        engine.inTheMaking.put("slow", new CompletableFuture<>());
        trial.start("docker://slow", "", "{}");
        await().until(() -> engine.asked.contains("slow"));

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> trial.jobs().close());
        assertThat(engine.nobodyWaitsFor).contains("slow");
    }
}
