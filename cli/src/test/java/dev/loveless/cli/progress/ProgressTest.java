package dev.loveless.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.history.InMemoryJournal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void afterTheEndWarningsAndLinesOfComponentsAreShownBeforeTheSummary() {
        StringWriter written = new StringWriter();
        try (Progress progress = Progress.plain(new PrintWriter(written), "Order", "begins")) {
            try (Loveless loveless = Loveless.builder()
                    .virtualTime()
                    .journal(progress.watching(new InMemoryJournal()))
                    .build()) {
                progress.clock(loveless::now);
                loveless.stateMachine("Order", """
                                {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 1, "End": true}}}
                                """).start().await();
                progress.executionEnded();
                progress.component(new ComponentEvent.Output("print", "3f2a", Optional.empty(), true, "out of paper"));
                progress.component(new ComponentEvent.Warning("3f2a could not be removed"));
                progress.component(new ComponentEvent.Ended("print", "3f2a", "done"));
            }
        }

        assertThat(written.toString()).endsWith("""
                   1.000s  Order  succeeded after 1.000s
                   1.000s  print | out of paper
                   1.000s  warning: 3f2a could not be removed

                State  Runs  Attempts  Failed  Average  Longest
                Wait      1         1       -   1.000s   1.000s
                """);
    }

    @Test
    void ofAFloodOfLinesOneNoticeASecondSaysHowManyAreMissing() {
        StringWriter written = new StringWriter();
        int lines = 300_000;
        long began = System.nanoTime();
        try (Progress progress = Progress.plain(new PrintWriter(written), "Order", "begins")) {
            for (int i = 0; i < lines; i++) {
                progress.component(new ComponentEvent.Output("print", "3f2a", Optional.empty(), false, "line"));
            }
        }
        long seconds = (System.nanoTime() - began) / 1_000_000_000;

        long shown = written.toString()
                .lines()
                .filter(line -> line.endsWith("print | line"))
                .count();
        List<String> notices = written.toString()
                .lines()
                .filter(line -> line.contains("left out"))
                .toList();
        assertThat(notices).isNotEmpty().hasSizeLessThanOrEqualTo((int) seconds + 2);
        long missing = notices.stream()
                .mapToLong(notice -> Long.parseLong(notice.replaceAll(".* ([0-9]+) lines of.*", "$1")))
                .sum();
        assertThat(shown + missing).isEqualTo(lines);
    }
}
