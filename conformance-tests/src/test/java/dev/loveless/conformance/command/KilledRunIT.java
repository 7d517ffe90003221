package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.command.Shell.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./loveless run} that is ended while a job, a function's container and a local process are in work. */
class KilledRunIT {
    private static final String LAUNCHER = Shell.checkout().resolve("loveless").toString();
    /** All of them do the same and never end by themselves. */
    private static final String CONFIGURATION = """
            functions:
              held: {image: loveless-test/busybox, command: [sleep, "600"], timeout: 15m}
              local: {command: [sleep, "600"], timeout: 15m}
            jobs:
              endless: {image: loveless-test/busybox, command: [sleep, "600"], stopTimeout: 1s}
            """;

    private static final String DEFINITION = """
            StartAt: All
            States:
              All:
                Type: Parallel
                Branches:
                - StartAt: Job
                  States: {Job: {Type: Task, Resource: "docker://endless", End: true}}
                - StartAt: Container
                  States: {Container: {Type: Task, Resource: "arn:aws:lambda:us-east-1:123456789012:function:held", End: true}}
                - StartAt: Process
                  States: {Process: {Type: Task, Resource: "arn:aws:lambda:us-east-1:123456789012:function:local", End: true}}
                End: true
            """;

    /** With the same configuration; it takes as long as killed processes may take to be gone. */
    private static final String NEXT = """
            StartAt: Wait
            States:
              Wait: {Type: Wait, Seconds: 6, End: true}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path cache;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path temporary;

    @BeforeEach
    void writeTheApplication() throws IOException {
        Files.writeString(directory.resolve("app.asl.yaml"), DEFINITION);
        Files.writeString(directory.resolve("loveless.yaml"), CONFIGURATION);
        temporary = Files.createDirectory(directory.resolve("temporary"));
    }

    @Test
    void cleanRemovesWhatAKilledRunLeft() throws IOException {
        Running killed = runInWork();
        kill("KILL", killed);
        killed.end();
        List<String> left = EngineThings.of(killed.process().pid());
        List<Long> processes = recordedProcesses();

        assertThat(left).hasSize(3);
        assertThat(processes).hasSize(1).allMatch(KilledRunIT::isAlive);

        Answer clean = shell().run(LAUNCHER, "clean");

        // An engine can have lost count of another test's network, which only its next start mends; it is told of then.
        assertThat(clean.err().lines())
                .allMatch(line -> line.startsWith("could not remove network ")
                        && line.contains("has active endpoints")
                        && left.stream().noneMatch(line::contains));
        assertThat(clean.exitCode()).as(clean.err()).isEqualTo(clean.err().isEmpty() ? 0 : 1);
        assertThat(clean.out().lines()).contains("removed process " + processes.get(0));
        assertThat(clean.out()).contains(left);
        assertNothingIsLeft(killed, processes);
    }

    @Test
    void theNextRunRemovesWhatAKilledOneLeft() throws IOException {
        Running killed = runInWork();
        kill("KILL", killed);
        killed.end();
        List<Long> processes = recordedProcesses();
        Path next = Files.writeString(directory.resolve("next.asl.yaml"), NEXT);

        Answer run = shell().run(LAUNCHER, "run", next.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertNothingIsLeft(killed, processes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalAbortsAndRemovesEverything(String signal) throws IOException {
        Running stopped = runInWork();
        List<Long> processes = recordedProcesses();
        kill(signal, stopped);
        Answer answer = stopped.end();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .contains("All  aborted after")
                .endsWith("{\"status\":\"ABORTED\",\"cause\":\"Stopped by SIG" + signal + ".\"}\n");
        assertNothingIsLeft(stopped, processes);
    }

    @Test
    void aSecondInterruptEndsAtOnceAndSaysHowToClean() throws IOException {
        Files.writeString(
                directory.resolve("loveless.yaml"), CONFIGURATION.replace("stopTimeout: 1s", "stopTimeout: 5m"));
        Running stopped = runInWork();
        List<Long> processes = recordedProcesses();
        kill("INT", stopped);
        await().until(() -> Files.readString(stopped.err()).contains("stopping for SIGINT"));
        kill("INT", stopped);
        await().until(() -> !stopped.process().isAlive());
        Answer answer = stopped.end();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .contains("warning: ended at once; 'loveless clean' or the next run removes what is left\n")
                .endsWith("{\"status\":\"ABORTED\",\"cause\":\"Stopped by SIGINT.\"}\n");

        shell().run(LAUNCHER, "clean");

        assertNothingIsLeft(stopped, processes);
    }

    @Test
    void anInterruptWhileAnImageIsBuiltEndsAtOnce() throws IOException {
        // Another step each time: the engine does not do again what it has done to its end once.
        Files.writeString(
                Files.createDirectory(directory.resolve("image")).resolve("Dockerfile"),
                "FROM loveless-test/busybox\nRUN : " + UUID.randomUUID() + "; sleep 305\n");

        endsAtOnce("{build: image}", "building: Step 2/");

        await().until(() -> !containers().contains("sleep 305"));
    }

    @Test
    void anInterruptWhileAnImageIsPulledEndsAtOnce() throws IOException {
        // A registry that takes connections and never says anything.
        try (ServerSocket registry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            endsAtOnce("{image: \"127.0.0.1:" + registry.getLocalPort() + "/work:1\"}", "pulling: ");
        }
    }

    /** A run whose one component still gets its image, where that is interrupted. */
    private void endsAtOnce(String job, String sign) throws IOException {
        Files.writeString(directory.resolve("loveless.yaml"), "jobs:\n  work: " + job + "\n");
        Files.writeString(directory.resolve("app.asl.yaml"), """
                StartAt: Work
                States:
                  Work: {Type: Task, Resource: "docker://work", End: true}
                """);
        Running stopped = run();
        await().until(() -> Files.readString(stopped.err()).contains(sign));
        kill("INT", stopped);
        await().until(() -> !stopped.process().isAlive());
        Answer answer = stopped.end();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .contains("Work  aborted after")
                .doesNotContain("warning: ")
                .endsWith("{\"status\":\"ABORTED\",\"cause\":\"Stopped by SIGINT.\"}\n");
        assertNothingIsLeft(stopped, List.of());
    }

    private static String containers() {
        return EngineThings.shell().run("docker", "ps", "--all", "--no-trunc").out();
    }

    private Running run() {
        // Whoever runs the tests in the background may have SIGINT ignored.
        return shell().start(
                        "env",
                        "--default-signal",
                        LAUNCHER,
                        "run",
                        directory.resolve("app.asl.yaml").toString());
    }

    /** An app whose three components are all there and in work. */
    private Running runInWork() {
        Running running = run();
        await().until(() -> Files.readString(running.err())
                        .lines()
                        .filter(line -> line.contains(" started in "))
                        .count()
                == 3);
        return running;
    }

    private void kill(String signal, Running running) {
        shell().run("kill", "-" + signal, String.valueOf(running.process().pid()));
    }

    private void assertNothingIsLeft(Running ended, List<Long> processes) throws IOException {
        assertThat(EngineThings.of(ended.process().pid())).isEmpty();
        // Whoever adopted them may take a moment to notice.
        await().until(() -> processes.stream().noneMatch(KilledRunIT::isAlive));
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    /** Those that a later Loveless would have to end. */
    private List<Long> recordedProcesses() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> file.resolveSibling("").endsWith("processes"))
                    .map(file -> Long.valueOf(file.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private Shell shell() {
        return EngineThings.shell()
                .with("XDG_CACHE_HOME", cache.toString())
                .with("LOVELESS_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    }
}
