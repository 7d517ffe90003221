package dev.loveless.conformance.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Somebody at a shell: a current directory and an environment, in which programs are run. Each run has the variables
 * that were given and no others.
 */
public final class Shell {
    private static final long PATIENCE_SECONDS = 240;

    /** What a program answered. */
    public record Answer(int exitCode, String out, String err) {}

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private Redirect input = Redirect.from(Path.of("/dev/null").toFile());

    public Shell(Path directory) {
        this.directory = directory;
    }

    /** The checkout that the build runs in. */
    public static Path checkout() {
        return Path.of(System.getProperty("loveless.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    public Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Shell without(String variable) {
        environment.remove(variable);
        return this;
    }

    public Shell reading(Path file) {
        input = Redirect.from(file.toFile());
        return this;
    }

    /** Runs a program to its end. */
    public Answer run(String... command) {
        return start(command).end();
    }

    /** Starts a program, to be waited for by {@link Running#end}. */
    public Running start(String... command) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(directory.toFile())
                    .redirectInput(input)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program that has been started, and where what it says goes. */
    public record Running(Process process, Path out, Path err) {
        public Answer end() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + process.info());
                }
                Answer answer = new Answer(process.exitValue(), text(out), text(err));
                Files.delete(out);
                Files.delete(err);
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private static String text(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
    }
}
