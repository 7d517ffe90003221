package dev.loveless.docker.activity;

import static dev.loveless.docker.testing.TestApplication.activityArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.activity;
import static dev.loveless.docker.testing.TestComponents.atFirst;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.process;
import static dev.loveless.docker.testing.TestComponents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.Ended;
import dev.loveless.docker.event.ComponentEvent.Started;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.engine.Execution;
import dev.loveless.engine.history.HistoryEventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activities whose workers are processes of this machine. */
class ActivityPoolTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static TestApplication pool(Component component, int min, int max, Duration idleTimeout) {
        return new TestApplication(activity(new ActivityPool(component, Contract.RUNTIME_API, min, max, idleTimeout)));
    }

    private static TestApplication pool(int min, int max) {
        return pool(component("work", process()), min, max, Duration.ofMinutes(5));
    }

    private static Execution start(TestApplication application, String more, String input) {
        return application.start(
                "{\"Type\": \"Task\", \"End\": true, \"Resource\": \"" + activityArn("work") + "\"" + more + "}",
                input);
    }

    private static String wait(int milliseconds) {
        return "{\"do\": \"wait\", \"with\": \"" + milliseconds + "\"}";
    }

    @Test
    void aWorkerDoesTheTaskAndIsNamedInTheHistory() throws Exception {
        try (TestApplication application = pool(0, 4)) {
            Execution execution = start(application, "", "{ \"a\": 1 }");
            assertThat(succeeded(execution)).isEqualTo("{ \"a\": 1 }");
            assertThat(execution.history().stream()
                            .filter(event -> event.type() == HistoryEventType.ACTIVITY_STARTED)
                            .map(event -> event.details().get("workerName").asText()))
                    .singleElement()
                    .asString()
                    .startsWith("pid ");
        }
    }

    @Test
    void thereAreAsManyWorkersAsTheQueueNeedsUpToMax() throws Exception {
        try (TestApplication application = pool(0, 3)) {
            List<Execution> all = IntStream.range(0, 12)
                    .mapToObj(i -> start(application, "", wait(300)))
                    .toList();
            all.forEach(TestApplication::succeeded);
            await().atMost(LIMIT).until(() -> application.events(Started.class).count() >= 3);
            assertThat(application.events(Started.class)).hasSize(3);
        }
    }

    @Test
    void oneTaskNeedsOneWorker() throws Exception {
        try (TestApplication application = pool(0, 3)) {
            for (int i = 0; i < 5; i++) {
                succeeded(start(application, "", "{}"));
            }
            assertThat(application.events(Started.class)).hasSize(1);
        }
    }

    @Test
    void minWorkersAreThereBeforeThereIsAnythingToDoAndStay() throws Exception {
        try (TestApplication application = pool(component("work", process()), 2, 4, Duration.ofMillis(200))) {
            await().atMost(LIMIT).until(() -> application.events(Started.class).count() == 2);
            List<Execution> all = IntStream.range(0, 4)
                    .mapToObj(i -> start(application, "", wait(1000)))
                    .toList();
            all.forEach(TestApplication::succeeded);
            await().atMost(LIMIT).until(() -> application.events(Ended.class).count() == 2);
            assertThat(application.events(Started.class)).hasSize(4);
        }
    }

    @Test
    void heartbeatsAreSentWhileATaskIsInWork() throws Exception {
        try (TestApplication application = pool(0, 1)) {
            Execution execution = start(application, ", \"HeartbeatSeconds\": 3", wait(7000));
            assertThat(succeeded(execution)).isEqualTo("{\"count\":1}");
        }
    }

    @Test
    void heartbeatsEndWithTheTask() throws Exception {
        try (TestApplication application = pool(0, 1)) {
            succeeded(start(application, ", \"HeartbeatSeconds\": 60", "{}"));
            Execution stopped = start(application, ", \"HeartbeatSeconds\": 60", wait(60_000));
            await().atMost(LIMIT)
                    .until(() -> application.events(ComponentEvent.Reused.class).count() == 1);
            stopped.stop("Enough", "of that").await(LIMIT);
            await().atMost(LIMIT)
                    .until(() -> application.timer().getQueue().stream().allMatch(this::isOver));
        }
    }

    /** All that is left to be done is to end idle workers. */
    private boolean isOver(Runnable timer) {
        return timer instanceof java.util.concurrent.RunnableScheduledFuture<?> future && !future.isPeriodic();
    }

    @Test
    void errorsAreThoseOfAFunctionNamedByItsArn() throws Exception {
        try (TestApplication application = pool(0, 1)) {
            Execution failed = start(application, "", "{\"do\": \"fail\", \"with\": \"MyError\"}")
                    .await(LIMIT);
            assertThat(failed.error()).contains("MyError");
            assertThat(failed.cause())
                    .contains("{\"errorMessage\": \"as told\", \"errorType\": \"MyError\", \"stackTrace\": []}");
            Execution exited = start(application, "", "{\"do\": \"exit\", \"with\": \"3\"}")
                    .await(LIMIT);
            assertThat(exited.error()).contains("Runtime.ExitError");
        }
    }

    @Test
    void aTaskWaitsForItsWorkerAndNotForever(@TempDir Path directory) throws Exception {
        Path end = directory.resolve("end");
        try (TestApplication application = pool(0, 1)) {
            Execution first = start(application, "", "{\"do\": \"wait-for\", \"with\": \"" + end + "\"}");
            await().atMost(LIMIT).until(() -> application.events(Started.class).count() == 1);
            Execution second =
                    start(application, ", \"TimeoutSeconds\": 1", "{}").await(LIMIT);
            assertThat(second.error()).contains("States.Timeout");
            Files.createFile(end);
            assertThat(succeeded(first)).isEqualTo("{\"count\":1}");
            assertThat(succeeded(start(application, "", "{\"do\": \"count\"}"))).contains("\"count\":2");
        }
    }

    @Test
    void aWorkerThatCannotGetReadyFailsTheTaskThatWaitsForIt() throws Exception {
        try (TestApplication application = pool(component("work", process("fail")), 0, 2, Duration.ofMinutes(5))) {
            List<Execution> all = IntStream.range(0, 3)
                    .mapToObj(i -> start(application, "", "{}"))
                    .toList();
            all.forEach(execution -> assertThat(execution.await(LIMIT).error()).contains("Init.Broken"));
        }
    }

    @Test
    void aWorkerThatCannotBeStartedBeforehandIsAWarning() throws Exception {
        try (TestApplication application = pool(component("work", process("exit", "5")), 1, 2, Duration.ofMinutes(5))) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(application.events(ComponentEvent.Warning.class))
                            .extracting(ComponentEvent.Warning::text)
                            .anyMatch(text -> text.contains("exit status 5")));
        }
    }

    @Test
    void minWorkersThatDieUnusedAreReplaced() throws Exception {
        try (TestApplication application = pool(component("work", process()), 1, 2, Duration.ofMinutes(5))) {
            await().atMost(LIMIT).until(() -> application.events(Started.class).count() == 1);
            long pid = Long.parseLong(application
                    .events(Started.class)
                    .findFirst()
                    .orElseThrow()
                    .instance()
                    .substring("pid ".length()));

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(LIMIT).until(() -> application.events(Started.class).count() == 2);
        }
    }

    @Test
    void minWorkersThatDieOfTheirStartAreTriedLessAndLessOften() throws Exception {
        long began = System.nanoTime();
        try (TestApplication application = pool(component("work", process("exit", "5")), 2, 2, Duration.ofMinutes(5))) {
            await().atMost(LIMIT).until(() -> application.events(Started.class).count() >= 5);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aKilledWorkerIsReplaced() throws Exception {
        Component killed =
                with(component("work", process()), atFirst(new Fault.Kill(Optional.of(Duration.ofMillis(100)))));
        try (TestApplication application = pool(killed, 1, 1, Duration.ofMinutes(5))) {
            Execution execution = start(
                    application,
                    ", \"Retry\": [{\"ErrorEquals\": [\"Runtime.ExitError\"], \"IntervalSeconds\": 1}]",
                    wait(1000));
            assertThat(succeeded(execution)).isEqualTo("{\"count\":1}");
            assertThat(application.events(ComponentEvent.FaultMade.class)).hasSize(1);
            assertThat(application.events(Started.class)).hasSize(2);
        }
    }

    @Test
    void aFreshWorkerDoesOneTask() throws Exception {
        Component fresh = with(component("work", process()), Isolation.FRESH);
        try (TestApplication application = pool(fresh, 0, 1, Duration.ofMinutes(5))) {
            List<Execution> all = IntStream.range(0, 3)
                    .mapToObj(i -> start(application, "", "{\"do\": \"count\"}"))
                    .toList();
            all.forEach(execution -> assertThat(succeeded(execution)).contains("\"count\":1,"));
            assertThat(application.events(Started.class)).hasSize(3);
        }
    }
}
