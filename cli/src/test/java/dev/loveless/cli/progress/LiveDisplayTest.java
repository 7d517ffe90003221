package dev.loveless.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.task.TaskException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What somebody at a terminal sees, on a small model of one. */
class LiveDisplayTest {
    private final StringWriter written = new StringWriter();
    private long realTime;
    private Screen screen = new Screen(80, 24, false);
    private final LiveDisplay display =
            new LiveDisplay(new PrintWriter(written), () -> screen, "Order", "begins", () -> realTime);
    private final Window window = new Window();

    @Test
    void showsWhatIsGoingOnAndLeavesBehindWhatIsOver() {
        try (Loveless loveless = watched()) {
            Execution execution = loveless.stateMachine("Order", """
                    StartAt: Check
                    States:
                      Check: {Type: Pass, Next: Both}
                      Both:
                        Type: Parallel
                        Branches:
                          - StartAt: A
                            States: {A: {Type: Wait, Seconds: 10, Next: A2}, A2: {Type: Wait, Seconds: 70, End: true}}
                          - {StartAt: B, States: {B: {Type: Wait, Seconds: 30, End: true}}}
                        End: true
                    """).start();
            loveless.advance(Duration.ofSeconds(15));

            assertThat(frame(loveless))
                    .containsExactly(
                            "Order  begins",
                            "✓ Check  0.000s",
                            "⠋ Both  0 of 2 done, 2 running  15.0s",
                            "├ [0] ✓ A  10.000s",
                            "│     ⠋ A2  waits 1m05s more  5.0s",
                            "└ [1] ⠋ B  waits 15.0s more  15.0s");

            realTime += 300;
            loveless.advance(Duration.ofSeconds(20));

            assertThat(frame(loveless))
                    .containsExactly(
                            "Order  begins",
                            "✓ Check  0.000s",
                            "⠸ Both  1 of 2 done, 1 running  35.0s",
                            "├ [0] ✓ A  10.000s",
                            "│     ⠸ A2  waits 45.0s more  25.0s",
                            "└ [1] ✓ B  30.000s");

            execution.await();

            assertThat(lastFrame(loveless))
                    .containsExactly(
                            "Order  begins",
                            "✓ Check  0.000s",
                            "✓ Both  1m20s",
                            "├ [0] ✓ A  10.000s",
                            "│     ✓ A2  1m10s",
                            "└ [1] ✓ B  30.000s",
                            "Order succeeded after 1m20s",
                            "",
                            "State  Runs  Attempts  Failed  Average  Longest",
                            "Check     1         1       -   0.000s   0.000s",
                            "Both      1         1       -    1m20s    1m20s",
                            "  A       1         1       -  10.000s  10.000s",
                            "  B       1         1       -  30.000s  30.000s",
                            "  A2      1         1       -    1m10s    1m10s");
        }
    }

    @Test
    void showsAttemptsTheirFailuresAndTheTimeToTheNext() {
        AtomicInteger calls = new AtomicInteger();
        try (Loveless loveless = watched(calls)) {
            Execution execution = loveless.stateMachine("Order", TASK).start();
            loveless.advance(Duration.ofSeconds(1));

            assertThat(frame(loveless))
                    .containsExactly(
                            "Order  begins",
                            "⠋ Charge  retry 1 in 9.0s  1.0s",
                            "  ✗ attempt 1 after 0.000s: Busy: try again");

            execution.await();

            assertThat(lastFrame(loveless))
                    .startsWith(
                            "Order  begins",
                            "✓ Charge  2 attempts  10.000s",
                            "  ✗ attempt 1 after 0.000s: Busy: try again");
        }
    }

    @Test
    void tellsOfManyItemsHowFarTheyAreInFewLines() {
        screen = new Screen(80, 8, false);
        try (Loveless loveless = watched()) {
            loveless.stateMachine("Order", """
                    QueryLanguage: JSONata
                    StartAt: Each
                    States:
                      Each:
                        Type: Map
                        Items: "{% [1..10000] %}"
                        MaxConcurrency: 40
                        ItemProcessor: {StartAt: Work, States: {Work: {Type: Wait, Seconds: 10, End: true}}}
                        End: true
                    """).start();
            loveless.advance(Duration.ofSeconds(35));

            assertThat(frame(loveless))
                    .containsExactly(
                            "Order  begins",
                            "⠋ Each  120 of 10,000 done, 40 running  35.0s",
                            "├ [120] ⠋ Work  waits 5.0s more  5.0s",
                            "├ [121] ⠋ Work  waits 5.0s more  5.0s",
                            "├ [122] ⠋ Work  waits 5.0s more  5.0s",
                            "├ [123] ⠋ Work  waits 5.0s more  5.0s",
                            "├ [124] ⠋ Work  waits 5.0s more  5.0s",
                            "… and 4 lines more");
        }
    }

    @Test
    void fitsIntoANarrowTerminalWithWideCharacters() {
        screen = new Screen(21, 24, false);
        try (Loveless loveless = watched()) {
            loveless.stateMachine(
                            "Order",
                            "{\"StartAt\":\"請求書を作成する\",\"States\":{\"請求書を作成する\":"
                                    + "{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}")
                    .start();
            loveless.advance(Duration.ofSeconds(5));

            assertThat(frame(loveless)).containsExactly("Order  begins", "⠋ 請求書を作成する …");
        }
    }

    @Test
    void letsTheOutputOfComponentsScrollAboveTheTree() {
        try (Loveless loveless = watched()) {
            loveless.stateMachine("Order", WAITS).start();
            loveless.advance(Duration.ofSeconds(5));
            frame(loveless);
            output(loveless, "\u001b[32mgreen\u001b[0m and \u001b[2Jcleared");
            realTime += 100;

            assertThat(frame(loveless))
                    .containsExactly(
                            "Order  begins", "Resize | green and \u241b[2Jcleared", "⠙ Wait  waits 55.0s more  5.0s");
        }
    }

    @Test
    void drawsTenTimesASecondAtMost() {
        try (Loveless loveless = watched()) {
            loveless.stateMachine("Order", WAITS).start();
            loveless.advance(Duration.ofSeconds(5));
            display.refresh(loveless.now());
            int once = written.toString().length();
            for (int i = 0; i < 99; i++) {
                realTime++;
                output(loveless, "line " + i);
                display.refresh(loveless.now());
            }

            assertThat(written.toString()).hasSize(once);
            realTime++;
            display.refresh(loveless.now());
            assertThat(written.toString()).contains("line 0").contains("line 98");
        }
    }

    @Test
    void takesNoNoticeOfOtherExecutions() {
        try (Loveless loveless = watched()) {
            loveless.stateMachine("Order", WAITS).start("1");
            loveless.stateMachine("Other", WAITS).start("2");
            loveless.advance(Duration.ofSeconds(5));

            assertThat(frame(loveless)).containsExactly("Order  begins", "⠋ Wait  waits 55.0s more  5.0s");
        }
    }

    @Test
    void isLoudAboutFaultsOnPurpose() {
        screen = new Screen(80, 24, true);
        try (Loveless loveless = watched()) {
            loveless.stateMachine("Order", WAITS).start();
            display.component(
                    new ComponentEvent.FaultMade(
                            "resize", new TaskReference("x#1", "x", "Resize"), "killed after 40 ms"),
                    loveless.now());
            display.refresh(loveless.now());

            assertThat(written.toString())
                    .contains(
                            "\u001b[1;7;33mfault on purpose\u001b[0m\u001b[33m in Resize: killed after 40 ms\u001b[0m");
        }
    }

    @Test
    void whatComponentsWriteAfterTheEndIsShownAboveTheSummary() {
        try (Loveless loveless = watched()) {
            loveless.stateMachine("Order", WAITS).start().await();
            output(loveless, "out of paper");

            assertThat(lastFrame(loveless))
                    .containsExactly(
                            "Order  begins",
                            "✓ Wait  1m00s",
                            "Order succeeded after 1m00s",
                            "Resize | out of paper",
                            "",
                            "State  Runs  Attempts  Failed  Average  Longest",
                            "Wait      1         1       -    1m00s    1m00s");
        }
    }

    private static final String WAITS =
            "{\"StartAt\":\"Wait\",\"States\":{\"Wait\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}";
    private static final String TASK = """
            {"StartAt":"Charge","States":{"Charge":{
              "Type":"Task",
              "Resource":"arn:aws:lambda:us-east-1:123456789012:function:charge",
              "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":10}],
              "End":true}}}
            """;

    private void output(Loveless loveless, String line) {
        Optional<TaskReference> task = Optional.of(new TaskReference("unknown#1", "unknown", "Resize"));
        display.component(new ComponentEvent.Output("resize", "3f2a", task, false, line), loveless.now());
    }

    private Loveless watched() {
        return watched(new AtomicInteger());
    }

    private Loveless watched(AtomicInteger calls) {
        return Loveless.builder()
                .virtualTime()
                .journal(journal())
                .stateHandler("Charge", request -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new TaskException("Busy", "try again");
                    }
                    return request.parameters().tree();
                })
                .build();
    }

    private Journal journal() {
        Journal kept = new InMemoryJournal();
        return new Journal() {
            @Override
            public void append(String executionArn, Entry entry) {
                kept.append(executionArn, entry);
                display.turn(executionArn, entry);
            }

            @Override
            public List<Entry> read(String executionArn) {
                return kept.read(executionArn);
            }

            @Override
            public void forget(String executionArn) {
                kept.forget(executionArn);
            }
        };
    }

    private List<String> frame(Loveless loveless) {
        display.refresh(loveless.now());
        return shown();
    }

    private List<String> lastFrame(Loveless loveless) {
        display.finish(loveless.now());
        return shown();
    }

    private List<String> shown() {
        window.take(written.toString());
        written.getBuffer().setLength(0);
        return window.lines();
    }

    /** A terminal of endless height that knows the sequences that are used. */
    private static final class Window {
        private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        private int row;
        private boolean atStart = true;

        void take(String text) {
            int at = 0;
            while (at < text.length()) {
                char character = text.charAt(at);
                if (character == '\u001b') {
                    int end = at + 2;
                    while (!Character.isLetter(text.charAt(end))) {
                        end++;
                    }
                    sequence(text.substring(at + 2, end), text.charAt(end));
                    at = end + 1;
                    continue;
                }
                put(character);
                at++;
            }
        }

        private void sequence(String parameters, char kind) {
            switch (kind) {
                case 'A' -> row -= Integer.parseInt(parameters);
                case 'K' -> {
                    if (atStart) {
                        lines.get(row).setLength(0);
                    }
                }
                case 'J' -> lines.subList(row, lines.size()).forEach(line -> line.setLength(0));
                case 'h', 'l', 'm' -> {}
                default -> throw new AssertionError("an unknown sequence: " + parameters + kind);
            }
        }

        private void put(char character) {
            if (character == '\n') {
                row++;
                atStart = true;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (character == '\r') {
                atStart = true;
            } else {
                if (atStart) {
                    lines.get(row).setLength(0);
                    atStart = false;
                }
                lines.get(row).append(character);
            }
        }

        List<String> lines() {
            int end = lines.size();
            while (end > 0 && lines.get(end - 1).isEmpty()) {
                end--;
            }
            return lines.subList(0, end).stream().map(StringBuilder::toString).toList();
        }
    }
}
