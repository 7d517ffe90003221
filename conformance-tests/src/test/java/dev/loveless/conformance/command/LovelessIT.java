package dev.loveless.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./loveless} as it was built, on the JVM that runs the tests. */
class LovelessIT {
    private static final String LAUNCHER = Shell.checkout().resolve("loveless").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path cache;

    @Test
    void accepts() {
        assertThat(shell().run(LAUNCHER, "validate", "examples/order.asl.json", "examples/order.asl.yaml"))
                .isEqualTo(new Answer(0, "", "no errors, no warnings in 2 files\n"));
    }

    @Test
    void refuses() {
        Answer answer = shell().run(LAUNCHER, "validate", "examples/broken.asl.json");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("examples/broken.asl.json:21:15: error MISSING_TRANSITION_TARGET");
        assertThat(answer.err()).isEqualTo("7 errors, 1 warning in 1 file\n");
    }

    @Test
    void readsStandardInput() {
        Shell shell = shell().reading(Shell.checkout().resolve("examples/order.asl.yaml"));

        assertThat(shell.run(LAUNCHER, "validate", "-"))
                .isEqualTo(new Answer(0, "", "no errors, no warnings in 1 file\n"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(shell().run(LAUNCHER, "validate", "--srict", "examples/order.asl.json"))
                .isEqualTo(new Answer(2, "", """
                        loveless validate: there is no option '--srict'. Did you mean '--strict'?
                        Try 'loveless validate --help'.
                        """));
    }

    private static Shell shell() {
        return new Shell(Shell.checkout())
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", cache.toString())
                .with("LOVELESS_BUILD", "never");
    }
}
