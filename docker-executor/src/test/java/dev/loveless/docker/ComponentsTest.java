package dev.loveless.docker;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components as the command line opens them, with a process, so that no engine is needed. */
final class ComponentsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final List<ComponentEvent> events = new CopyOnWriteArrayList<>();

    private Application application(String script) {
        Source source = new Source.LocalCommand(List.of("/bin/sh", "-c", script), directory);
        return new Application(
                "123456789012",
                "us-east-1",
                Map.of(),
                Map.of(),
                Map.of("work", Job.of(Component.of("work", source, Isolation.FRESH))),
                Map.of(),
                Optional.empty(),
                Optional.of(directory.resolve("logs")));
    }

    private static Execution start(Loveless loveless) {
        return loveless.stateMachine("Machine", """
                        {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "docker://work", "End": true}}}
                        """).start();
    }

    private static Loveless engine(Components components) {
        LovelessBuilder builder = Loveless.builder();
        components.executors().forEach(builder::executor);
        return builder.build();
    }

    @Test
    void doATaskAndKeepWhatWasWritten() throws IOException {
        try (Components components =
                        Components.open(application("echo working >&2; echo '{\"done\": 1}'"), events::add);
                Loveless loveless = engine(components)) {
            assertThat(start(loveless).await(Duration.ofSeconds(30)).output()).contains("{\"done\": 1}");
        }

        try (var logs = Files.list(directory.resolve("logs/work"))) {
            assertThat(logs)
                    .singleElement()
                    .satisfies(log -> assertThat(Files.readString(log)).contains("err [Work] working"));
        }
    }

    @Test
    void endTheirProcessesWhenTheyAreClosed() throws IOException {
        Path pid = directory.resolve("pid");
        try (Components components =
                        Components.open(application("echo $$ > pid.new; mv pid.new pid; exec sleep 600"), events::add);
                Loveless loveless = engine(components)) {
            start(loveless);
            await().until(() -> Files.exists(pid));
        }

        long number = Long.parseLong(Files.readString(pid).strip());
        await().until(() ->
                ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void askAJobToEndBeforeTheyKillIt() throws IOException {
        Path ready = directory.resolve("ready");
        try (Components components = Components.open(
                        application("trap 'echo bye > bye; exit 0' TERM; echo > ready; while :; do sleep 0.05; done"),
                        events::add);
                Loveless loveless = engine(components)) {
            start(loveless);
            await().until(() -> Files.exists(ready));
        }

        assertThat(directory.resolve("bye")).hasContent("bye");
    }

    @Test
    void leaveNoTemporaryFiles() throws IOException {
        String own = "loveless-" + ProcessHandle.current().pid() + "-";
        try (Components components = Components.open(application("echo 1"), events::add);
                Loveless loveless = engine(components)) {
            start(loveless).await(Duration.ofSeconds(30));
            assertThat(Path.of(System.getProperty("java.io.tmpdir")))
                    .isDirectoryContaining(path -> path.getFileName().toString().startsWith(own));
        }

        assertThat(Path.of(System.getProperty("java.io.tmpdir")))
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(own));
    }
}
