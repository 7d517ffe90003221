package dev.loveless.docker.job;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Faults;
import dev.loveless.engine.Execution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessJobTest {
    private final JobTrial trial = new JobTrial(() -> {
        throw new EngineException(Kind.UNAVAILABLE, "Nobody may ask for an engine here.");
    });

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @AfterEach
    void close() {
        trial.close();
    }

    private Execution run(String script, String fields) {
        return trial.job(Job.of(component(script, Resources.UNLIMITED))).run("docker://local", fields, "{\"x\": 1}");
    }

    private Component component(String script, Resources resources) {
        return new Component(
                "local",
                new Source.LocalCommand(List.of("sh", "-c", script), directory),
                List.of(),
                List.of("zero", "one"),
                Optional.empty(),
                Optional.empty(),
                Map.of("WORD", "hello"),
                resources,
                Isolation.FRESH,
                Faults.NONE);
    }

    @Test
    void hasInputOutputVariablesAndArgumentsAsAContainer() {
        Execution execution = run(
                "printf '{\"input\": %s, \"variable\": %s, \"word\": \"%s\", \"argument\": \"%s\"}'"
                        + " \"$(cat $LOVELESS_INPUT_FILE)\" \"$LOVELESS_INPUT\" $WORD $1 > $LOVELESS_OUTPUT_FILE",
                "");

        assertThat(JobTrial.output(execution))
                .isEqualTo(
                        JobTrial.tree(
                                "{\"input\": {\"x\": 1}, \"variable\": {\"x\": 1}, \"word\": \"hello\", \"argument\": \"one\"}"));
    }

    @Test
    void aResultMayBeOneLongLineOfStandardOutput() {
        Execution execution = run("printf '{\"x\": \"'; head -c 200000 /dev/zero | tr '\\0' a; echo '\"}'", "");

        assertThat(JobTrial.output(execution).path("x").textValue()).hasSize(200_000);
    }

    @Test
    void leavesNoFileBehind() {
        String input =
                JobTrial.output(run("printf '\"%s\"' $LOVELESS_INPUT_FILE", "")).textValue();
        Path exchange = Path.of(input.replaceFirst("/input/input.json$", ""));

        assertThat(exchange.toString()).matches(".*/loveless-[^/]*/job-[^/]*");
        await().untilAsserted(() -> assertThat(exchange).doesNotExist());
        trial.close();
        assertThat(exchange.resolveSibling("processes")).doesNotExist();
    }

    @Test
    void failsAsAContainer() {
        Execution execution = run("echo broken >&2; exit 4", "");

        assertThat(execution.error()).contains("Docker.ExitCode.4");
        assertThat(execution.cause().orElseThrow()).contains("broken");
    }

    @Test
    void isStoppedAtItsTimeout() throws Exception {
        Execution execution = run("echo $$ > pid; sleep 1000 & wait", "\"TimeoutSeconds\": 5");

        assertThat(execution.error()).contains("States.Timeout");
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        await().untilAsserted(() ->
                assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty());
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        trial.job(Job.of(Component.of(
                "local", new Source.LocalCommand(List.of("/no/such/program"), directory), Isolation.FRESH)));

        Execution execution = trial.run("docker://local", "", "{}");

        assertThat(execution.error()).contains("Docker.NotStarted");
        assertThat(execution.cause().orElseThrow()).contains("'/no/such/program' cannot be started: No such file");
    }

    @Test
    void limitsThatDoNotHoldAreToldOnce() {
        Resources limited = new Resources(OptionalInt.of(64), OptionalDouble.empty(), Gpus.NONE);
        trial.job(Job.of(component("true", limited)));

        trial.run("docker://local", "", "{}");
        trial.run("docker://local", "", "{}");

        assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .containsExactly("'local' is a process of this machine: its memory, CPUs and GPUs are not limited.");
    }
}
