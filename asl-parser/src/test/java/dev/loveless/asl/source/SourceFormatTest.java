package dev.loveless.asl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFormatTest {
    @ParameterizedTest
    @CsvSource({
        "order.asl.json, JSON",
        "order.json, JSON",
        "order.asl.yaml, YAML",
        "ORDER.YML, YAML",
        "order.asl, JSON",
        "yaml, JSON"
    })
    void tellsTheNotationFromAFileName(String fileName, SourceFormat format) {
        assertThat(SourceFormat.ofFileName(fileName)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"StartAt\":1}', JSON",
        "' \n\t{', JSON",
        "'[1]', JSON",
        "'StartAt: A', YAML",
        "'# {', YAML",
        "'', YAML"
    })
    void tellsTheNotationFromAText(String content, SourceFormat format) {
        assertThat(SourceFormat.ofContent(content)).isEqualTo(format);
    }
}
