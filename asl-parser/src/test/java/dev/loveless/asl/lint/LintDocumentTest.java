package dev.loveless.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each lint is explained in docs/lints.md, and its examples are what they are said to be. */
class LintDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/lints.md");
    private static final Pattern SECTION =
            Pattern.compile("^## ([A-Z_]+)$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String EXAMPLE = "^%s: [^\\n]*\\n\\n```json$(.*?)^```$";

    @ParameterizedTest
    @EnumSource(LintCode.class)
    void theWrongExampleGetsTheLintAndNoOther(LintCode code) throws IOException {
        assertThat(lint(example("Wrong", code))).extracting(Diagnostic::code).containsExactly(code);
    }

    @ParameterizedTest
    @EnumSource(LintCode.class)
    void theRightExampleGetsNone(LintCode code) throws IOException {
        assertThat(lint(example("Right", code))).isEmpty();
    }

    @Test
    void theDocumentHasEachLintOnce() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(LintCode.values()).map(LintCode::code).toList());
    }

    private static String example(String side, LintCode code) throws IOException {
        String section = sections().getOrDefault(code.code(), "");
        List<MatchResult> examples = Pattern.compile(EXAMPLE.formatted(side), Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(section)
                .results()
                .toList();
        assertThat(examples).as("%s example of %s", side, code).hasSize(1);
        return examples.get(0).group(1);
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        SECTION.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(section -> assertThat(sections.put(section.group(1), section.group(2)))
                        .as(section.group(1))
                        .isNull());
        return sections;
    }

    private static List<Diagnostic> lint(String definition) {
        ParsedDefinition parsed =
                AslParser.parse(new SourceText("lints.md", definition), SourceFormat.JSON, StateMachineType.STANDARD);
        assertThat(parsed.diagnostics()).as(definition).isEmpty();
        return Linter.lint(parsed.stateMachine().orElseThrow());
    }
}
