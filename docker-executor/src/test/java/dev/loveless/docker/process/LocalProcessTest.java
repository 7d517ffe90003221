package dev.loveless.docker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @AfterEach
    void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    private LocalProcess shell(String script, Map<String, String> environment, OutputListener listener)
            throws IOException {
        return LocalProcess.start(List.of("sh", "-c", script), directory, environment, listener, workers);
    }

    private LocalProcess shell(String script) throws IOException {
        return shell(script, Map.of(), (error, line) -> lines.add((error ? "err " : "out ") + line));
    }

    private static int code(LocalProcess process) throws Exception {
        return process.exit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void tellsAllItsOutputBeforeItsExitCode() throws Exception {
        assertThat(code(shell("echo one; echo two >&2; printf three; exit 7"))).isEqualTo(7);
        assertThat(lines).containsExactlyInAnyOrder("out one", "err two", "out three");
    }

    @Test
    void aLineWithoutEndIsToldInPartsAndHoldsLittleMemory() throws Exception {
        assertThat(code(shell("head -c 300000 /dev/zero | tr '\\0' a"))).isZero();
        assertThat(lines).hasSize(5).allMatch(part -> part.length() <= "out ".length() + 64 * 1024);
        assertThat(lines.stream().mapToInt(part -> part.length() - 4).sum()).isEqualTo(300_000);
    }

    @Test
    void hasItsVariablesItsDirectoryAndNoInput() throws Exception {
        LocalProcess process = shell("echo $ONE; pwd -P; cat", Map.of("ONE", "1"), (error, line) -> lines.add(line));

        assertThat(code(process)).isZero();
        assertThat(lines).containsExactly("1", directory.toRealPath().toString());
    }

    @Test
    void variablesOfAwsAreThoseItIsGivenAndNoOthers() throws Exception {
        LocalProcess process = shell("env", Map.of("AWS_REGION", "eu-north-1"), (error, line) -> lines.add(line));

        assertThat(code(process)).isZero();
        assertThat(lines).filteredOn(line -> line.startsWith("AWS_")).containsExactly("AWS_REGION=eu-north-1");
    }

    @Test
    void whatItStartedIsKilledWithIt() throws Exception {
        CompletableFuture<Long> child = new CompletableFuture<>();
        LocalProcess process =
                shell("sleep 1000 & echo $!; wait", Map.of(), (error, line) -> child.complete(Long.parseLong(line)));
        Optional<ProcessHandle> handle = ProcessHandle.of(child.get(60, TimeUnit.SECONDS));
        CompletableFuture<ProcessHandle> gone = handle.orElseThrow().onExit();

        process.kill();

        assertThat(code(process)).isEqualTo(137);
        assertThat(gone.get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void whatItLeavesBehindWhenItEndsByItselfIsKilled() throws Exception {
        LocalProcess process = shell("sleep 1000 >/dev/null 2>&1 & echo $!; exit 5");

        assertThat(code(process)).isEqualTo(5);
        long child = Long.parseLong(lines.remove().substring("out ".length()));
        await().atMost(LIMIT)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** A program that is just being loaded shows no environment. */
    @Test
    void whatItLeavesBehindIsKilledThoughItIsJustBecomingAnotherProgram() throws Exception {
        Path program = Files.writeString(directory.resolve("again"), "#!/bin/sh\nexec \"$0\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(code(shell("./again >/dev/null 2>&1 & echo $!; exit 5"))).isEqualTo(5);
        }

        List<ProcessHandle> left = lines.stream()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring("out ".length()))).stream())
                .toList();
        try {
            await().atMost(LIMIT).until(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void oneThatDoesNotEndWhenAskedIsKilled() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        LocalProcess process = shell(
                "trap '' TERM; echo ready; while :; do sleep 0.01; done",
                Map.of(),
                (error, line) -> ready.complete(line));
        ready.get(60, TimeUnit.SECONDS);

        process.stop(Duration.ofMillis(50), timer);

        assertThat(code(process)).isEqualTo(137);
    }

    @Test
    void oneThatEndsWhenAskedIsNotKilled() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        LocalProcess process = shell(
                "trap 'exit 9' TERM; echo ready; while :; do sleep 0.01; done",
                Map.of(),
                (error, line) -> ready.complete(line));
        ready.get(60, TimeUnit.SECONDS);

        process.stop(Duration.ofHours(1), timer);

        assertThat(code(process)).isEqualTo(9);
    }

    @Test
    void whatItSaysWhenItIsAskedToEndIsTold() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        LocalProcess process = shell(
                "trap 'sleep 0.2; echo bye; echo goodbye >&2; exit 9' TERM; echo ready; while :; do sleep 0.01; done",
                Map.of(),
                (error, line) -> {
                    ready.complete(line);
                    lines.add((error ? "err " : "out ") + line);
                });
        ready.get(60, TimeUnit.SECONDS);

        process.stop(Duration.ofHours(1), timer);

        assertThat(code(process)).isEqualTo(9);
        assertThat(lines).contains("out ready", "out bye", "err goodbye");
    }

    @Test
    void whatItSaidBeforeItIsKilledIsTold() throws Exception {
        CompletableFuture<String> reading = new CompletableFuture<>();
        CompletableFuture<Void> killed = new CompletableFuture<>();
        LocalProcess process = shell("echo one; sleep 0.2; echo two; exec sleep 1000", Map.of(), (error, line) -> {
            reading.complete(line);
            lines.add(line);
            killed.join();
        });
        reading.get(60, TimeUnit.SECONDS);
        await().atMost(LIMIT)
                .until(() -> process.handle().info().command().orElse("").endsWith("sleep"));

        process.kill();
        killed.complete(null);

        assertThat(code(process)).isEqualTo(137);
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void itsExitWaitsForThoseWhoTakeTheirTimeOverItsOutput() throws Exception {
        CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
        LocalProcess process = shell("echo one; echo two; exit 3", Map.of(), (error, line) -> {
            mayGoOn.join();
            lines.add(line);
        });

        // Longer than output is waited for that something else keeps open.
        assertThatThrownBy(() -> process.exit().get(4, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        mayGoOn.complete(null);

        assertThat(code(process)).isEqualTo(3);
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> LocalProcess.start(
                        List.of("/no/such/program"), directory, Map.of(), (error, line) -> {}, workers))
                .isInstanceOf(IOException.class)
                .hasMessage("'/no/such/program' cannot be started: No such file or directory");
    }
}
