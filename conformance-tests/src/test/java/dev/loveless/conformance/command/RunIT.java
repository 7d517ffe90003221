package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.command.Shell.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./loveless run} as it was built: its streams, signals and a terminal. */
class RunIT {
    private static final String LAUNCHER = Shell.checkout().resolve("loveless").toString();
    private static final String WAITS =
            "{\"StartAt\":\"Long\",\"States\":{\"Long\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path cache;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void givesTheOutputToStandardOutputAndProgressToStandardError() {
        Answer answer = shell().run(LAUNCHER, "run", "examples/reminder.asl.yaml", "--virtual-time");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("[\"Dear you, it is time.\",\"Hello you!\"]\n");
        assertThat(answer.err()).contains("Wait  waits 14d00h").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void isAbortedBySignals(String signal) throws IOException {
        Path definition = Files.writeString(directory.resolve("long.asl.json"), WAITS);
        // Whoever runs the tests in the background may have them ignored.
        Running running = shell().start("env", "--default-signal=" + signal, LAUNCHER, "run", definition.toString());
        await().until(() -> Files.readString(running.err()).contains("Long  waits"));
        shell().run("kill", "-" + signal, String.valueOf(running.process().pid()));
        Answer answer = running.end();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .contains("long  stopping for SIG" + signal)
                .contains("Long  aborted after")
                .endsWith("{\"status\":\"ABORTED\",\"cause\":\"Stopped by SIG" + signal + ".\"}\n");
    }

    @Test
    void drawsOnATerminalAndGivesTheOutputToAPipe() throws IOException {
        Path out = directory.resolve("out");
        String command =
                "stty rows 20 cols 60; " + LAUNCHER + " run examples/reminder.asl.yaml --input '{\"days\": 0}' >" + out;
        Answer answer = shell().with("SHELL", "/bin/sh").run("script", "-qec", command, "/dev/null");

        assertThat(answer.exitCode()).isZero();
        assertThat(Files.readString(out)).isEqualTo("[\"Dear you, it is time.\",\"Hello you!\"]\n");
        assertThat(answer.out()).contains("\u001b[32m✓ \u001b[0mCount").contains("reminder succeeded after");
    }

    @Test
    void drawsWithoutColoursWhereNoneAreWanted() {
        String command = LAUNCHER + " run examples/reminder.asl.yaml --virtual-time";
        Answer answer =
                shell().with("SHELL", "/bin/sh").with("NO_COLOR", "1").run("script", "-qec", command, "/dev/null");

        assertThat(answer.out()).contains("✓ Count  0.000s").doesNotContainPattern("\u001b\\[[0-9;]*m");
    }

    private static Shell shell() {
        return new Shell(Shell.checkout())
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", cache.toString())
                .with("LOVELESS_BUILD", "never");
    }
}
