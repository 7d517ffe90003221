package dev.loveless.asl.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.DiagnosticCode;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceText;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticDisplayTest {
    private static final String ESCAPE = "\u001b";

    @Test
    void showsPlaceLineCaretLocationAndAdvice() {
        SourceText text = new SourceText("dir/a.asl.json", "{\n  \"StartAt\": \"Fist\",\n  \"States\": {}\n}\n");
        Diagnostic diagnostic =
                fault("Missing 'Next' target: Fist", "/StartAt", 2, 14).withRemedy("Did you mean 'First'?");

        assertThat(show(text, diagnostic)).isEqualTo("""
                        dir/a.asl.json:2:14: error MISSING_TRANSITION_TARGET: Missing 'Next' target: Fist
                          2 |   "StartAt": "Fist",
                            |              ^
                            = at /StartAt
                            = help: Did you mean 'First'?
                        """);
    }

    @Test
    void namesLintsWarningsAndNeedsNeitherLocationNorAdvice() {
        Diagnostic diagnostic = diagnostic(LintCode.MISSING_TASK_TIMEOUT, "No timeout", Optional.empty(), 1, 1);

        assertThat(show(new SourceText("<stdin>", "{}"), diagnostic)).isEqualTo("""
                        <stdin>:1:1: warning MISSING_TASK_TIMEOUT: No timeout
                          1 | {}
                            | ^
                        """);
    }

    @Test
    void doesNotRepeatTheTextThatLocationsInJsonBegin() {
        String source = "[Source: (String)\"{\n[1\"; ";
        Diagnostic diagnostic = diagnostic(
                AslCode.INVALID_JSON_DESCRIPTION,
                "Not closed (start marker at " + source + "line: 2, column: 1])\n at " + source + "line: 2, column: 3]",
                Optional.of(source + "line: 2, column: 3]"),
                2,
                3);

        assertThat(show(new SourceText("a.json", "{\n[1"), diagnostic)).isEqualTo("""
                        a.json:2:3: error INVALID_JSON_DESCRIPTION: Not closed (start marker at [line: 2, column: 1])
                          2 | [1
                            |   ^
                        """);
    }

    @Test
    void saysOnceWhatMessageAndLocationBothSay() {
        Diagnostic diagnostic = diagnostic(
                AslCode.SCHEMA_VALIDATION_FAILED, "No resource\n at /States/A", Optional.of("/States/A"), 1, 1);

        assertThat(show(new SourceText("a.json", "{}"), diagnostic)).isEqualTo("""
                        a.json:1:1: error SCHEMA_VALIDATION_FAILED: No resource
                          1 | {}
                            | ^
                            = at /States/A
                        """);
    }

    @Test
    void widensTheMarginWithTheNumberOfTheLine() {
        String content = "\n".repeat(119) + "here";

        assertThat(show(new SourceText("a.yaml", content), fault("m", "/", 120, 2)))
                .isEqualTo("""
                        a.yaml:120:2: error MISSING_TRANSITION_TARGET: m
                          120 | here
                              |  ^
                              = at /
                        """);
    }

    static Stream<Arguments> caretsUnderTheirPlace() {
        return Stream.of(
                arguments("the first character", "abc", 1, "abc", "^"),
                arguments("the end of a line", "abc", 4, "abc", "   ^"),
                arguments("beyond the end of a line", "abc", 90, "abc", "   ^"),
                arguments("a carriage return is no part of the line", "abc\r\nd", 9, "abc", "   ^"),
                arguments("a column before the first", "abc", 0, "abc", "^"),
                arguments("an empty text", "", 1, "", "^"),
                arguments("tabs are four columns", "\ta\tb", 4, "    a    b", "         ^"),
                arguments("wide characters are two", "\"注文\": 1", 5, "\"注文\": 1", "      ^"),
                arguments("so are emoji, two units of the text", "\"📦\": 1", 4, "\"📦\": 1", "   ^"),
                arguments("within a pair of units", "📦x", 2, "📦x", "^"),
                arguments("marks stand over a character", "e\u0301x", 3, "e\u0301x", " ^"),
                arguments("escape sequences do not reach the terminal", "\u001b[31mx", 6, "␛[31mx", "     ^"),
                arguments("nor does what turns the direction", "a\u202eb", 3, "a\uFFFDb", "  ^"),
                arguments("nor half a pair", "a\ud83db", 3, "a\uFFFDb", "  ^"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void caretsUnderTheirPlace(String name, String content, int column, String line, String caret) {
        String shown = show(new SourceText("a", content), fault("m", "/", 1, column));

        assertThat(shown.lines().skip(1).limit(2)).containsExactly(("  1 | " + line).stripTrailing(), "    | " + caret);
    }

    @Test
    void pointsToTheEndForALineBeyondTheText() {
        String shown = show(new SourceText("a", "one\ntwo"), fault("m", "/", 7, 1));

        assertThat(shown.lines().skip(1).limit(2)).containsExactly("  2 | two", "    |    ^");
    }

    static Stream<Arguments> cutsLongLinesAroundThePlace() {
        String line = "0123456789".repeat(30);
        return Stream.of(
                arguments("at the start", line, 1, "0123456789".repeat(10) + "…", 0),
                arguments("in the middle", line, 151, "…" + "0123456789".repeat(10) + "…", 51),
                arguments("at the end", line, 301, "…" + "0123456789".repeat(10), 101),
                arguments("wide characters", "注".repeat(200), 101, "…" + "注".repeat(50) + "…", 51),
                arguments("pairs stay whole", "📦".repeat(200), 201, "…" + "📦".repeat(50) + "…", 51),
                arguments("a line that just fits", "x".repeat(100), 100, "x".repeat(100), 99));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cutsLongLinesAroundThePlace(String name, String content, int column, String line, int caretColumn) {
        String shown = show(new SourceText("a", content), fault("m", "/", 1, column));

        assertThat(shown.lines().skip(1).limit(2))
                .containsExactly("  1 | " + line, "    | " + " ".repeat(caretColumn) + "^");
    }

    @Test
    void cutsAHeapOfMarksToo() {
        String shown = show(new SourceText("a", "e" + "\u0301".repeat(1_000_000)), fault("m", "/", 1, 500_000));

        assertThat(shown).hasSizeLessThan(300);
    }

    @Test
    void showsManyFindingsOnOneEndlessLineInNoTime() {
        DiagnosticDisplay display = new DiagnosticDisplay(new SourceText("a", "x".repeat(1 << 21)), Style.PLAIN);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(90), () -> {
            for (int column = 1; column < 1 << 21; column += 50) {
                assertThat(display.show(fault("m", "/", 1, column))).endsWith("= at /\n");
            }
        });
    }

    @Test
    void letsNoControlCharacterOfNamesAndMessagesThrough() {
        Diagnostic diagnostic = fault(
                        "State \"" + ESCAPE + "[2J\" is not reachable.", "/States/" + ESCAPE + "[2J\nb", 1, 1)
                .withRemedy("Remove '" + ESCAPE + "[2J'.");

        String shown = show(new SourceText("a\rb\u0007", "{}"), diagnostic);

        assertThat(shown).isEqualTo("""
                        a␍b␇:1:1: error MISSING_TRANSITION_TARGET: State "␛[2J" is not reachable.
                          1 | {}
                            | ^
                            = at /States/␛[2J␊b
                            = help: Remove '␛[2J'.
                        """);
    }

    @Test
    void coloursOnlyWhereAskedTo() {
        SourceText text = new SourceText("a", "{}");
        Diagnostic error = fault("m", "/", 1, 1);
        Diagnostic warning = diagnostic(AslCode.NO_PATH, "m", Optional.empty(), 1, 1);

        assertThat(new DiagnosticDisplay(text, Style.COLOURED).show(error))
                .isEqualTo("\u001b[1ma:1:1:\u001b[0m \u001b[1;31merror MISSING_TRANSITION_TARGET:\u001b[0m m\n"
                        + "\u001b[34m  1 |\u001b[0m {}\n"
                        + "\u001b[34m    |\u001b[0m \u001b[1;32m^\u001b[0m\n"
                        + "\u001b[34m    =\u001b[0m at /\n");
        assertThat(new DiagnosticDisplay(text, Style.COLOURED).show(warning))
                .contains("\u001b[1;33mwarning NO_PATH:\u001b[0m m");
        assertThat(show(text, error)).doesNotContain(ESCAPE);
    }

    private static String show(SourceText text, Diagnostic diagnostic) {
        return new DiagnosticDisplay(text, Style.PLAIN).show(diagnostic);
    }

    private static Diagnostic fault(String message, String location, int line, int column) {
        return diagnostic(AslCode.MISSING_TRANSITION_TARGET, message, Optional.of(location), line, column);
    }

    private static Diagnostic diagnostic(
            DiagnosticCode code, String message, Optional<String> location, int line, int column) {
        return new Diagnostic(code, message, location, new Position(line, column), Optional.empty());
    }
}
