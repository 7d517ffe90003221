package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.DefinitionSubstitutions.Substituted;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionSubstitutionsTest {
    @Test
    void valuesTakeTheirPlaces() {
        Substituted substituted = DefinitionSubstitutions.apply(
                "{\"Resource\": \"${Arn}:${Version}\", \"Other\": \"${Arn}\"}",
                SourceFormat.JSON,
                Map.of("Arn", "arn:x", "Version", "1"));

        assertThat(substituted.text()).isEqualTo("{\"Resource\": \"arn:x:1\", \"Other\": \"arn:x\"}");
        assertThat(substituted.unused()).isEmpty();
    }

    @Test
    void aPlaceWithoutValueStays() {
        assertThat(DefinitionSubstitutions.apply("${Arn} ${a_b} $.x {}", SourceFormat.YAML, Map.of()))
                .isEqualTo(new Substituted("${Arn} ${a_b} $.x {}", Set.of()));
    }

    @Test
    void aValueInJsonIsEscapedAsATextIs() {
        assertThat(DefinitionSubstitutions.apply("{\"a\": \"${V}\"}", SourceFormat.JSON, Map.of("V", "say \"$1\\\"\n"))
                        .text())
                .isEqualTo("{\"a\": \"say \\\"$1\\\\\\\"\\n\"}");
    }

    @Test
    void aValueInYamlIsPutInAsItIs() {
        assertThat(DefinitionSubstitutions.apply("Resource: ${V}", SourceFormat.YAML, Map.of("V", "arn:\\$0"))
                        .text())
                .isEqualTo("Resource: arn:\\$0");
    }

    @Test
    void aValueIsNotLookedThroughForPlaces() {
        assertThat(DefinitionSubstitutions.apply("${A}", SourceFormat.YAML, Map.of("A", "${B}", "B", "x")))
                .isEqualTo(new Substituted("${B}", Set.of("B")));
    }

    @Test
    void aValueWithoutPlaceIsWarnedOfWhereItStands() {
        SourceText configuration = new SourceText("loveless.yaml", """
                stateMachines:
                  Orders:
                    definition: orders.asl.json
                    definitionSubstitutions:
                      Used: a
                      Unused: b
                """);

        assertThat(DefinitionSubstitutions.warnings(configuration, "Orders", Set.of("Unused")))
                .extracting(Case::line)
                .containsExactly("6:7 UNUSED_SUBSTITUTION The definition has no place '${Unused}'"
                        + " ~ Remove the substitution, or write its place in the definition.");
        assertThat(DefinitionSubstitutions.warnings(configuration, "Bills", Set.of("Unused")))
                .isEmpty();
    }
}
