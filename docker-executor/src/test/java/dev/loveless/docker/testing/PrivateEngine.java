package dev.loveless.docker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.client.EngineLimits;
import dev.loveless.docker.client.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Docker engine that a test may stop, freeze and kill, made by scripts/start-engine. It has the busybox image. */
public final class PrivateEngine implements AutoCloseable {
    private static final Path SCRIPTS =
            Path.of(System.getProperty("loveless.root", "..")).resolve("scripts");
    private static final long MINUTES = 3;

    private final Path directory;
    private final int gpus;

    private Optional<ProcessHandle> stopping = Optional.empty();

    private PrivateEngine(Path directory, int gpus) {
        this.directory = directory;
        this.gpus = gpus;
    }

    /** @param gpus how many pretended GPUs it has */
    public static PrivateEngine start(int gpus) throws IOException, InterruptedException {
        PrivateEngine engine = new PrivateEngine(Files.createTempDirectory("engine"), gpus);
        try {
            engine.restart();
            shell("docker save " + Busybox.IMAGE + " | docker -H " + engine.host() + " load");
            return engine;
        } catch (IOException | InterruptedException | AssertionError e) {
            engine.close();
            throw e;
        }
    }

    public String host() {
        return "unix://" + directory.resolve("docker.sock");
    }

    public EngineSettings settings(EngineLimits limits) {
        return new EngineSettings(Map.of("DOCKER_HOST", host()), directory, Optional.empty(), limits, false);
    }

    /** After it was killed or stopped. */
    public void restart() throws IOException, InterruptedException {
        // One that is about to end would be taken for one that is about to answer.
        stopping.ifPresent(
                process -> process.onExit().orTimeout(MINUTES, TimeUnit.MINUTES).join());
        stopping = Optional.empty();
        List<String> command =
                new ArrayList<>(List.of(SCRIPTS.resolve("start-engine").toString(), "-d", directory.toString()));
        if (gpus > 0) {
            command.addAll(List.of("-g", Integer.toString(gpus)));
        }
        run(command);
    }

    /** {@code KILL}, {@code TERM}, {@code STOP} or {@code CONT}. */
    public void signal(String signal) throws IOException, InterruptedException {
        ProcessHandle process = process();
        run(List.of("kill", "-" + signal, Long.toString(process.pid())));
        if (signal.equals("TERM")) {
            stopping = Optional.of(process);
        }
    }

    /** Of dockerd. */
    public ProcessHandle process() throws IOException {
        long pid =
                Long.parseLong(Files.readString(directory.resolve("docker.pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(List.of(SCRIPTS.resolve("start-engine").toString(), "-d", directory.toString(), "stop"));
        run(List.of("rm", "-rf", directory.toString()));
    }

    private static void shell(String script) throws IOException, InterruptedException {
        run(List.of("sh", "-c", script));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("engine", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
            Process process = builder.start();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", command)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", command, Files.readString(output))
                    .isZero();
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
