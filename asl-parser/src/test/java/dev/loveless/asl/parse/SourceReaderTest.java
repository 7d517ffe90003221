package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From text to a tree with positions. */
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

    static ReadResult read(SourceFormat format, String text) {
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
