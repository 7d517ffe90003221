package dev.loveless.docker.process;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program on this machine that plays a component. Its standard input is empty. Thread-safe.
 *
 * <p>It has the environment of Loveless but for {@code AWS_…} and {@code LOVELESS_…}: a component must not get at a
 * real account because of the credentials of whoever tries it.
 */
public final class LocalProcess {
    /** What an heir of the program that keeps its output open may take to close it. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Pattern SYSTEM_REASON =
            Pattern.compile("Cannot run program .*: (?:error=\\d+, (.*)|Exec failed, error: \\d+ \\((.*)\\))");

    private final Process process;
    private final CompletableFuture<Integer> exit;

    private LocalProcess(Process process, ProcessOutput output, Heirs heirs) {
        this.process = process;
        this.exit = process.onExit()
                .thenCompose(ended -> output.overOr(LAST_WORDS)
                        .thenComposeAsync(over -> heirs.kill())
                        // What they held open ends with them; who reads it may need a moment more, or is kept waiting.
                        .thenCompose(killed -> output.told(LAST_WORDS))
                        .thenApply(told -> ended.exitValue()));
    }

    /**
     * Starts a program.
     *
     * @param command the program and its arguments
     * @param directory where it is started
     * @param environment variables added to those it inherits
     * @param listener takes its output, from threads of {@code workers}
     * @param workers two threads of it are held until the program's output ends
     * @throws IOException if it cannot be started; the message is for people and names the program
     */
    public static LocalProcess start(
            List<String> command,
            Path directory,
            Map<String, String> environment,
            OutputListener listener,
            Executor workers)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("The directory " + directory + " to start '" + command.get(0) + "' in is not there.");
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("LOVELESS_"));
        builder.environment().putAll(environment);
        Heirs heirs = new Heirs();
        heirs.mark(builder.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException("'" + command.get(0) + "' cannot be started: " + reason(e), e);
        }
        process.getOutputStream().close();
        return new LocalProcess(process, ProcessOutput.of(process, listener, workers), heirs);
    }

    /**
     * Java says {@code Cannot run program "x" (in directory "y"): error=2, No such file or directory}, and in newer
     * versions {@code …: Exec failed, error: 2 (No such file or directory) }.
     */
    private static String reason(IOException refusal) {
        String message = String.valueOf(refusal.getMessage()).strip();
        Matcher system = SYSTEM_REASON.matcher(message);
        if (!system.matches()) {
            return message;
        }
        return system.group(1) == null ? system.group(2) : system.group(1);
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Signals are sent by it and not by the {@link Process}, which would close the program's output with them: what it
     * says as it ends would be lost, and saying it would end it (SIGPIPE).
     */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Done with the exit code when the program has ended, its output has been told, and what it left behind has been
     * killed (on Linux); 128 and more is the number of a signal that ended it. Never exceptionally.
     */
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /** Asks the program and all it started to end (SIGTERM), and kills them when they have not after a while. */
    public void stop(Duration grace, ScheduledExecutorService timer) {
        List<ProcessHandle> started = process.descendants().toList();
        handle().destroy();
        started.forEach(ProcessHandle::destroy);
        var killing = timer.schedule(this::kill, grace.toMillis(), TimeUnit.MILLISECONDS);
        process.onExit().thenRun(() -> killing.cancel(false));
    }

    /** Kills the program and all it started. Nothing happens if it has ended. */
    public void kill() {
        // Those of a dead parent are not found any more; and one that outlived them would end by itself, and well.
        List<ProcessHandle> started = process.descendants().toList();
        handle().destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
