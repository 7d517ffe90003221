package dev.loveless.docker.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.Output;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFilesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00.5Z"), ZoneOffset.UTC);
    private static final TaskReference RESIZE = new TaskReference("1", "arn", "Resize");

    private final List<ComponentEvent> further = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private static Output line(String instance, boolean standardError, String text) {
        return new Output("resize", instance, Optional.of(RESIZE), standardError, text);
    }

    @Test
    void keepsEachInstancesLinesInAFileOfItsOwn() throws IOException {
        try (LogFiles logs = new LogFiles(directory, NOON, further::add)) {
            logs.accept(line("aaa", false, "begins"));
            logs.accept(line("aaa", true, "oh"));
            logs.accept(line("bbb", false, "another"));
        }

        assertThat(Files.readString(directory.resolve("resize/aaa.log")))
                .isEqualTo("2026-01-01T12:00:00.500Z out [Resize] begins\n2026-01-01T12:00:00.500Z err [Resize] oh\n");
        assertThat(Files.readString(directory.resolve("resize/bbb.log"))).endsWith("another\n");
        assertThat(further).hasSize(3);
    }

    @Test
    void linesOfMoreInstancesThanFilesMayBeOpenAreAllKept() throws IOException {
        try (LogFiles logs = new LogFiles(directory, NOON, further::add)) {
            for (int round = 0; round < 2; round++) {
                IntStream.range(0, 200).forEach(number -> logs.accept(line("i" + number, false, "line")));
            }
        }

        for (int number = 0; number < 200; number++) {
            assertThat(Files.readAllLines(directory.resolve("resize/i" + number + ".log")))
                    .hasSize(2);
        }
    }

    @Test
    void noLineIsLeftOutHoweverFastTheyCome() throws IOException {
        int lines = 400_000;
        try (LogFiles logs = new LogFiles(directory, NOON, event -> {})) {
            IntStream.range(0, lines).forEach(number -> logs.accept(line("aaa", false, "line " + number)));
        }

        List<String> kept = Files.readAllLines(directory.resolve("resize/aaa.log"));
        assertThat(kept).hasSize(lines);
        assertThat(kept.get(lines - 1)).endsWith("] line " + (lines - 1));
    }

    @Test
    void nobodyWaitsForADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        String much = "x".repeat(10_000);
        try (LogFiles logs = new LogFiles(file, NOON, event -> {})) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> IntStream.range(0, 3_000).forEach(number -> logs.accept(line("aaa", false, much))));
        }
    }

    @Test
    void aNameCannotLeadOutOfTheDirectory() throws IOException {
        try (LogFiles logs = new LogFiles(directory.resolve("logs"), NOON, further::add)) {
            logs.accept(new Output("../up", "pid 1", Optional.empty(), false, "x"));
        }

        assertThat(directory.resolve("logs/__up/pid_1.log")).exists();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        try (LogFiles logs = new LogFiles(file, NOON, further::add)) {
            logs.accept(line("aaa", false, "one"));
            logs.accept(line("aaa", false, "two"));
        }

        assertThat(further)
                .filteredOn(event -> event instanceof ComponentEvent.Warning)
                .singleElement()
                .satisfies(event ->
                        assertThat(((ComponentEvent.Warning) event).text()).contains(file.toString(), "logs"));
    }
}
