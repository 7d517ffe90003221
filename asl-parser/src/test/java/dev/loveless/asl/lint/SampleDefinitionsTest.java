package dev.loveless.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Definitions as people write them are accepted without a word: no lint, and no warning of AWS's either. */
class SampleDefinitionsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/dev/loveless/asl/samples");

    @TestFactory
    Stream<DynamicTest> getNoLint() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            samples = files.sorted().toList();
        }
        assertThat(samples).hasSizeGreaterThanOrEqualTo(15);
        return samples.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    SourceText text = new SourceText(file.toString(), Files.readString(file));
                    ParsedDefinition parsed =
                            AslParser.parse(text, SourceFormat.ofFileName(file.toString()), StateMachineType.STANDARD);

                    assertThat(parsed.diagnostics()).isEmpty();
                    assertThat(Linter.lint(parsed.stateMachine().orElseThrow())).isEmpty();
                }));
    }
}
