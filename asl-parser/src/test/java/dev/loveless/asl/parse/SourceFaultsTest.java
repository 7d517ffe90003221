package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with texts that are no documents, where, and what to do about it. */
class SourceFaultsTest {
    @Test
    void pointsAtTheLineOfAFaultHoweverLinesEnd() {
        for (String end : List.of("\n", "\r", "\r\n")) {
            for (SourceFormat format : SourceFormat.values()) {
                SourceText text = new SourceText("f", String.join(end, "{", "\"a\": 1,", "  \"a\": 2}", ""));
                Diagnostic fault = SourceReader.read(text, format).diagnostics().get(0);

                assertThat(new DiagnosticDisplay(text, Style.PLAIN).show(fault).lines())
                        .startsWith(
                                "f:3:3: error INVALID_JSON_DESCRIPTION: Duplicate field 'a'",
                                "  3 |   \"a\": 2}",
                                "    |   ^");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON | {\"a\": 1, \"a\": 2}                  | Duplicate field 'a'",
                "JSON | {\"x\": {\"a\": 1, \"b\": 2, \"a\": 3}} | Duplicate field 'a'",
                "JSON | {} {}                                 | Trailing token found after value",
                "JSON | {} x                                  | Unrecognized token 'x'",
                "JSON | {} ]                                  | Unexpected close marker ']'",
                "JSON | {\"a\": 1                              | Unexpected end-of-input",
                "JSON | {\"a\": }                              | Unexpected character ('}'",
                "JSON | {\"a\": 1,}                            | Unexpected character ('}'",
                "JSON | {'a': 1}                              | Unexpected character (''' (code 39))",
                "JSON | {\"a\": 01}                            | Invalid numeric value: Leading zeroes not allowed",
                "JSON | {\"a\": 1e999}                         | Numeric value (1e999) out of range of double",
                "JSON | {\"a\": NaN}                           | Non-standard token 'NaN'",
                "JSON | {\"a\": \"\\x\"}                       | Unrecognized character escape 'x'",
                "JSON | // comment                            | Unexpected character ('/'",
                "YAML | {a: 1, a: 2}                          | Duplicate field 'a'",
                "YAML | {a: 1, \"a\": 2}                       | Duplicate field 'a'",
                "YAML | {a: [}                                | expected the node content",
                "YAML | {? [a]: 1}                            | Only a text can be the name of a member",
                "YAML | {a: &x [b], *x : 1}                   | Only a text can be the name of a member",
                "YAML | {a: .inf}                             | JSON has no number like .inf",
                "YAML | {a: *b}                               | There is no anchor 'b' before",
                "YAML | {a: !!int x}                          | 'x' is no !!int",
                "YAML | {a: !!int 1.5}                        | '1.5' is no !!int",
                "YAML | {a: !!float x}                        | 'x' is no !!float",
                "YAML | {a: !!float .inf}                     | JSON has no number like .inf",
                "YAML | {a: !!bool yes}                       | 'yes' is no !!bool",
                "YAML | {a: !!null x}                         | 'x' is no !!null",
                "YAML | {a: !!binary eA==}                    | The tag !!binary has no meaning here",
                "YAML | {a: !!set {b}}                        | The tag !!set has no meaning here",
                "YAML | {a: !!seq {b: 1}}                     | The tag !!seq has no meaning here",
                "YAML | {a: !!str [b]}                        | The tag !!str has no meaning here",
                "YAML | {a: !Ref [b]}                         | The tag !Ref has no meaning here",
                "YAML | {a: !Ref b}                           | The tag !Ref has no meaning here"
            })
    void refusesWhatIsNoDocument(SourceFormat format, String text, String problem) {
        ReadResult result = SourceReaderTest.read(format, text);

        assertThat(result.document()).isEmpty();
        assertThat(result.diagnostics()).hasSize(1).allSatisfy(it -> {
            assertThat(it.code().code()).isEqualTo("INVALID_JSON_DESCRIPTION");
            assertThat(it.message()).startsWith(problem);
            assertThat(it.position().line()).isEqualTo(1);
            assertThat(it.position().column()).isBetween(1, text.length() + 1);
        });
    }

    @Test
    void tellsWhereJsonBreaksAsAwsDoes() {
        assertThat(SourceReaderTest.read(SourceFormat.JSON, "not a definition").diagnostics())
                .singleElement()
                .satisfies(it -> {
                    String location = "[Source: (String)\"not a definition\"; line: 1, column: 4]";
                    assertThat(it.location()).contains(location);
                    assertThat(it.message())
                            .isEqualTo("Unrecognized token 'not': was expecting (JSON String, Number, Array, Object"
                                    + " or token 'null', 'true' or 'false')\n at " + location);
                    assertThat(it.position()).isEqualTo(new Position(1, 1));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"StartAt\":\"A\",\n\"States\":{", "{\"a\":\n[1,2}", "{\"a\":\n1]", "[\n1"})
    void tellsInAwssFormWhereWhatIsNotClosedBegins(String text) {
        assertThat(SourceReaderTest.read(SourceFormat.JSON, text).diagnostics())
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .containsPattern("\\((start marker at|for Object starting at|for Array starting at) "
                                + Pattern.quote("[Source: (String)\"" + text + "\"; line: ")
                                + "\\d+, column: \\d+\\]\\)"));
    }

    @Test
    void showsFiveHundredCharactersOfALongTextInALocation() {
        String text = "[" + "1,".repeat(300);

        assertThat(SourceReaderTest.read(SourceFormat.JSON, text).diagnostics())
                .singleElement()
                .satisfies(it -> assertThat(it.location())
                        .contains("[Source: (String)\"" + text.substring(0, 500)
                                + "\"[truncated 101 chars]; line: 1, column: 602]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1 \"b\":2} | Put a comma",
                "[1 2]            | Put a comma",
                "{\"a\":1,}       | Remove the comma",
                "[1,]             | Remove the comma",
                "{a:1}            | Write the name in double quotes",
                "{'a':1}          | double quotes, not in single ones",
                "{\"a\":'b'}      | double quotes, not in single ones",
                "{\u201ca\u201d:1}  | Write plain double quotes",
                "{\"a\":b}        | Write texts in double quotes",
                "{\"a\":True}     | JSON writes true, false and null in small letters",
                "{\"a\":None}     | null",
                "{\"a\" 1}        | Put a colon",
                "{\"a\":}         | Write a value",
                "{\"a\":[1,2}     | Close the array with a ']'",
                "{\"a\":1]        | Close the object with a '}'",
                "{\"a\":{         | Close the object with a '}'",
                "{\"a\":          | Close the object with a '}'",
                "[1               | Close the array with a ']'",
                "{\"a\":\"b       | Close the text with a double quote",
                "{\"a\":\"b\t\"}   | Write \\t",
                "{\"a\":\"\\d\"}   | Write \\\\ for a backslash",
                "{} ]             | Remove it",
                "{} {}            | one document",
                "# no             | JSON has no comments",
                "{\"a\":1,\"a\":2} | Remove or rename"
            })
    void advisesOnTheUsualFaultsOfJson(String text, String advice) {
        assertThat(SourceReaderTest.read(SourceFormat.JSON, text).diagnostics())
                .singleElement()
                .satisfies(it -> assertThat(it.remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).contains(advice)));
    }

    @Test
    void tellsWhereTheYamlLibraryGivesUp() {
        assertThat(SourceReaderTest.read(SourceFormat.YAML, "a: 1\nb:\n  \"\\UFFFFFFFF\"\n")
                        .diagnostics())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.message()).isEqualTo("After this there is no YAML that can be read");
                    assertThat(it.position().line()).isEqualTo(2);
                });
    }

    @Test
    void refusesASecondYamlDocument() {
        assertThat(SourceReaderTest.read(SourceFormat.YAML, "a: 1\n---\nb: 2\n").diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("A second document begins");
    }

    @Test
    void pointsAtTheSecondOfTwoMembersWithOneName() {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(SourceReaderTest.read(format, "{\"a\": 1,\n\"b\": 2,\n  \"a\": 3}")
                            .diagnostics())
                    .as(format.name())
                    .singleElement()
                    .satisfies(it -> assertThat(it.position()).hasToString("Position[line=3, column=3]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "null", "1", "\"text\"", "[]", "true"})
    void refusesADocumentThatIsNoObject(String text) {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(SourceReaderTest.read(format, text).diagnostics())
                    .as(format.name())
                    .extracting(Diagnostic::message)
                    .containsExactly("Definition must be a valid JSON object");
        }
    }

    @Test
    void refusesAnEmptyText() {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(SourceReaderTest.read(format, "").diagnostics())
                    .extracting(it -> it.code().code())
                    .containsExactly("MISSING_DESCRIPTION");
        }
    }
}
