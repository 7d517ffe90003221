package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to a tree with positions, or to what is wrong with them. */
class SourceReaderTest {
    @Test
    void tellsWhereEveryValueOfAJsonTextStands() {
        assertThat(places(SourceFormat.JSON, """
                        {
                          "a/b": [1, {"c~d": null}],
                        \t"é😀": "x", "last": true
                        }"""))
                .containsExactly(
                        " 1:1",
                        "/a~1b 2:10",
                        "/a~1b/0 2:11",
                        "/a~1b/1 2:14",
                        "/a~1b/1/c~0d 2:22",
                        "/é😀 3:9",
                        "/last 3:22");
    }

    @Test
    void tellsWhereEveryValueOfAYamlTextStands() {
        assertThat(places(SourceFormat.YAML, """
                        # a comment
                        a/b:
                          - 1
                          - c~d: ~
                        é😀: x
                        flow: {"😀": [two, 'three']}
                        """))
                .containsExactly(
                        " 2:1",
                        "/a~1b 3:3",
                        "/a~1b/0 3:5",
                        "/a~1b/1 4:5",
                        "/a~1b/1/c~0d 4:10",
                        "/é😀 5:6",
                        "/flow 6:7",
                        "/flow/😀 6:14",
                        "/flow/😀/0 6:15",
                        "/flow/😀/1 6:20");
    }

    @ParameterizedTest
    @EnumSource(SourceFormat.class)
    void countsLinesThatEndInCarriageReturnAndLineFeedOnce(SourceFormat format) {
        assertThat(places(format, "{\"a\":\r\n1,\r\n \"b\": 2}")).containsExactly(" 1:1", "/a 2:1", "/b 3:7");
    }

    @ParameterizedTest
    @EnumSource(SourceFormat.class)
    void countsLinesThatEndInACarriageReturn(SourceFormat format) {
        assertThat(places(format, "{\"a\":\r1,\r\r \"b\": 2}")).containsExactly(" 1:1", "/a 2:1", "/b 4:7");
    }

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
    @EnumSource(SourceFormat.class)
    void tellsWhereALateValueOfALongLineStands(SourceFormat format) {
        String early = "\"" + "😀x".repeat(20_000) + "\"";

        assertThat(places(format, "[" + early + ", 7]"))
                .containsExactly(" 1:1", "/0 1:2", "/1 1:" + (1 + early.length() + 3));
    }

    @Test
    void keepsTheOrderOfMembersAndWhereTheirNamesStand() {
        SourceObject root = (SourceObject) read(SourceFormat.JSON, "{\"z\": 1,\n  \"a\": 2}")
                .document()
                .orElseThrow()
                .root();

        assertThat(root.members()).extracting(SourceMember::name).containsExactly("z", "a");
        assertThat(root.member("a").orElseThrow().namePosition()).hasToString("Position[line=2, column=3]");
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
        ReadResult result = read(format, text);

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
        assertThat(read(SourceFormat.JSON, "not a definition").diagnostics())
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
        assertThat(read(SourceFormat.JSON, text).diagnostics())
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .containsPattern("\\((start marker at|for Object starting at|for Array starting at) "
                                + Pattern.quote("[Source: (String)\"" + text + "\"; line: ")
                                + "\\d+, column: \\d+\\]\\)"));
    }

    @Test
    void showsFiveHundredCharactersOfALongTextInALocation() {
        String text = "[" + "1,".repeat(300);

        assertThat(read(SourceFormat.JSON, text).diagnostics())
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
        assertThat(read(SourceFormat.JSON, text).diagnostics())
                .singleElement()
                .satisfies(it -> assertThat(it.remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).contains(advice)));
    }

    @Test
    void tellsWhereTheYamlLibraryGivesUp() {
        assertThat(read(SourceFormat.YAML, "a: 1\nb:\n  \"\\UFFFFFFFF\"\n").diagnostics())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.message()).isEqualTo("After this there is no YAML that can be read");
                    assertThat(it.position().line()).isEqualTo(2);
                });
    }

    @Test
    void refusesASecondYamlDocument() {
        assertThat(read(SourceFormat.YAML, "a: 1\n---\nb: 2\n").diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("A second document begins");
    }

    @Test
    void pointsAtTheSecondOfTwoMembersWithOneName() {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(read(format, "{\"a\": 1,\n\"b\": 2,\n  \"a\": 3}").diagnostics())
                    .as(format.name())
                    .singleElement()
                    .satisfies(it -> assertThat(it.position()).hasToString("Position[line=3, column=3]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "null", "1", "\"text\"", "[]", "true"})
    void refusesADocumentThatIsNoObject(String text) {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(read(format, text).diagnostics())
                    .as(format.name())
                    .extracting(Diagnostic::message)
                    .containsExactly("Definition must be a valid JSON object");
        }
    }

    @Test
    void refusesAnEmptyText() {
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(read(format, "").diagnostics())
                    .extracting(it -> it.code().code())
                    .containsExactly("MISSING_DESCRIPTION");
        }
    }

    @Test
    void readsTheScalarsOfYamlsCoreSchema() {
        assertThat(json("""
                        text: plain
                        quoted: "1"
                        single: 'true'
                        yes: yes
                        on: On
                        integer: 12
                        octal: 0o17
                        hexadecimal: 0xff
                        zeroes: 007
                        decimal: 1.50
                        exponent: 1e3
                        nothing:
                        tilde: ~
                        truth: True
                        date: 2026-03-14
                        folded: >-
                          two
                          lines
                        literal: |
                          kept
                        tagged: !!str 5
                        """)).isEqualTo("""
                        {"text":"plain","quoted":"1","single":"true","yes":"yes","on":"On","integer":12,"octal":15,\
                        "hexadecimal":255,"zeroes":7,"decimal":1.5,"exponent":1000.0,"nothing":null,"tilde":null,\
                        "truth":true,"date":"2026-03-14","folded":"two lines","literal":"kept\\n","tagged":"5"}""");
    }

    @Test
    void letsATagDecideWhatAYamlValueIs() {
        assertThat(json("""
                        integer: !!int 5
                        quoted: !!int "0x1F"
                        decimal: !!float 5
                        truth: !!bool 'true'
                        nothing: !!null
                        verbatim: !<tag:yaml.org,2002:int> 7
                        text: !!str 5
                        unspecific: ! 5
                        object: !!map {a: !!seq [1]}
                        !!str name: 1
                        """)).isEqualTo("""
                        {"integer":5,"quoted":31,"decimal":5.0,"truth":true,"nothing":null,"verbatim":7,"text":"5",\
                        "unspecific":"5","object":{"a":[1]},"name":1}""");
    }

    @Test
    void putsACopyWhereAnAliasStands() {
        String text = "a: &x {b: [1, 2]}\nc: *x\n? &n name\n: *n\n";

        assertThat(json(text)).isEqualTo("{\"a\":{\"b\":[1,2]},\"c\":{\"b\":[1,2]},\"name\":\"name\"}");
        assertThat(places(SourceFormat.YAML, text)).contains("/c 2:4", "/c/b 2:4", "/c/b/1 2:4");
    }

    @Test
    void leavesOutAByteOrderMark() {
        byte[] bytes = "\uFEFF{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

        SourceReader.Decoded decoded = SourceReader.decode("file", bytes);

        assertThat(decoded.fault()).isEmpty();
        assertThat(decoded.text().content()).isEqualTo("{\"a\": 1}");
        assertThat(decoded.text().name()).isEqualTo("file");
    }

    @Test
    void tellsWhereBytesAreNoUtf8() {
        byte[][] broken = {
            {(byte) 0xC3}, {(byte) 0xFF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xC0, (byte) 0x80}
        };
        for (byte[] piece : broken) {
            byte[] before = "\r\n\r \"é\": \"".getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[before.length + piece.length];
            System.arraycopy(before, 0, bytes, 0, before.length);
            System.arraycopy(piece, 0, bytes, before.length, piece.length);

            assertThat(SourceReader.decode("file", bytes).fault()).hasValueSatisfying(fault -> {
                assertThat(fault.message()).startsWith("The text is not UTF-8");
                assertThat(fault.position()).hasToString("Position[line=3, column=8]");
            });
        }
    }

    @Test
    void namesTheByteThatIsNoUtf8AndWhatToDo() {
        byte[] latin = "{\n \"é\"".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SourceReader.decode("file", latin).fault()).hasValueSatisfying(fault -> {
            assertThat(fault.message())
                    .isEqualTo("The text is not UTF-8: byte 0xE9 at offset 4 (line 2) belongs to no character");
            assertThat(fault.remedy()).contains("Save the file in the encoding UTF-8.");
        });
    }

    @Test
    void tellsUtf16ByItsMark() {
        for (String order : List.of("UTF-16BE", "UTF-16LE")) {
            byte[] bytes = "\uFEFF{}".getBytes(Charset.forName(order));

            assertThat(SourceReader.decode("file", bytes).fault()).hasValueSatisfying(fault -> {
                assertThat(fault.message()).contains("at offset 0 (line 1)");
                assertThat(fault.remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).contains("UTF-16"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(SourceFormat.class)
    void readsTextsThatAreNoDefinitionsAsTrees(SourceFormat format) {
        assertThat(SourceReader.readTree(new SourceText("test", "[1, 2]"), format)
                        .root()
                        .map(root -> root.json().toString()))
                .contains("[1,2]");
        assertThat(SourceReader.readTree(new SourceText("test", ""), format))
                .isEqualTo(new SourceReader.Tree(Optional.empty(), List.of()));
        assertThat(SourceReader.readTree(new SourceText("test", "[1, "), format))
                .satisfies(tree -> assertThat(tree.root()).isEmpty())
                .satisfies(tree -> assertThat(tree.faults()).hasSize(1));
    }

    private static ReadResult read(SourceFormat format, String text) {
        return SourceReader.read(new SourceText("test", text), format);
    }

    private static String json(String yaml) {
        return read(SourceFormat.YAML, yaml)
                .document()
                .orElseThrow()
                .root()
                .json()
                .toString();
    }

    /** The tree in order, of each value its pointer and position; a text that is no object goes inside one. */
    private static List<String> places(SourceFormat format, String text) {
        TreeBuilder tree = new TreeBuilder();
        List<Diagnostic> faults = format == SourceFormat.YAML
                ? new YamlReader(new SourceText("test", text), tree).read()
                : new JsonReader(new SourceText("test", text), tree).read();
        assertThat(faults).isEmpty();
        List<String> places = new ArrayList<>();
        collect(tree.root().orElseThrow(), places);
        return places;
    }

    private static void collect(SourceNode node, List<String> places) {
        Location location = node.location();
        places.add(location.jsonPointer() + " " + location.position().line() + ":"
                + location.position().column());
        if (node instanceof SourceObject object) {
            object.members().forEach(member -> collect(member.value(), places));
        } else if (node instanceof SourceArray array) {
            array.elements().forEach(element -> collect(element, places));
        }
    }
}
