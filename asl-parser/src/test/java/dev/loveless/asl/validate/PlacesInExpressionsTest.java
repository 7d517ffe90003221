package dev.loveless.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults within expressions are shown at their place in them; what AWS says of them stays as it is. */
class PlacesInExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"JSONata\", \"Output\": \"{% $x[0, %}\"`               | ,",
                "`\"JSONata\", \"Output\": \"{%  $a foo %}\"`             | foo",
                "`\"JSONata\", \"Output\": {\"n\": [\"{%[1,2}%}\"]}`       | }%}",
                "`\"JSONPath\", \"InputPath\": \"$a!b\"`                  | !b",
                "`\"JSONPath\", \"Parameters\": {\"a.$\": \"States.UUID()x\"}` | x"
            })
    void pointsIntoTheString(String fields, String there) {
        String text =
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true,\n \"QueryLanguage\": "
                        + fields + "}}}";
        Position place = fault(text, SourceFormat.JSON).position();

        assertThat(place.line()).isEqualTo(2);
        assertThat(text.substring(text.indexOf('\n') + place.column())).startsWith(there);
    }

    @Test
    void pointsIntoYamlToo() {
        Position place = fault("""
                QueryLanguage: JSONata
                StartAt: A
                States:
                  A:
                    Type: Succeed
                    Output: '{% $a foo %}'
                """, SourceFormat.YAML).position();

        assertThat(place).isEqualTo(new Position(6, 20));
    }

    @Test
    void numbersTheCharacterWhereEscapesStandBeforeIt() {
        Diagnostic fault = fault(
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\","
                        + " \"Output\": \"{% \\\"t\\\" foo %}\"}}}",
                SourceFormat.JSON);

        assertThat(fault.location()).contains("/States/A/Output");
        assertThat(fault.message()).isEqualTo("Syntax error: \"foo\"");
        assertThat(fault.remedy().orElse("")).endsWith("See character 8 of the string.");
    }

    @Test
    void numbersTheCharacterInBlockScalars() {
        Diagnostic fault = fault("""
                QueryLanguage: JSONata
                StartAt: A
                States:
                  A:
                    Type: Succeed
                    Output: |-
                      {% $a
                        foo %}
                """, SourceFormat.YAML);

        assertThat(fault.position()).isEqualTo(new Position(6, 13));
        assertThat(fault.remedy().orElse("")).endsWith("See character 9 of the string.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${Function}",
                "arn:${Partition}:states:::elasticmapreduce:createCluster.sync",
                "arn:aws:states:::{{service}}:run"
            })
    void recognisesPlaceholdersAnywhereInAResource(String resource) {
        assertThat(fault(
                                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"End\": true, \"Resource\": \""
                                        + resource + "\"}}}",
                                SourceFormat.JSON)
                        .remedy()
                        .orElse(""))
                .contains("placeholder");
    }

    private static Diagnostic fault(String text, SourceFormat format) {
        return AslParser.parse(new SourceText("test", text), format, StateMachineType.STANDARD)
                .diagnostics()
                .get(0);
    }
}
