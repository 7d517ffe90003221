package dev.loveless.asl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "Shp, Ship",
        "Shiip, Ship",
        "Shop, Ship",
        "SHIP, Ship",
        "Sihp, Ship",
        "hp, Ship",
        "Shipxx, Ship",
        "xxShip, Ship",
        "Charg, Charge",
        "harged, Charge"
    })
    void isANameAtMostTwoEditsAway(String written, String meant) {
        assertThat(Suggestion.closest(written, List.of("Ship", "Charge"))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"Shxxx", "p", "Shipxxx", "ChargeOrder", "''"})
    void isNotMadeForWhatIsFurtherAway(String written) {
        assertThat(Suggestion.closest(written, List.of("Ship", "Charge"))).isEmpty();
    }

    @Test
    void isTheClosest() {
        assertThat(Suggestion.closest("Pack3", List.of("Peck33", "Pack", "Puck34")))
                .contains("Pack");
    }

    @Test
    @Timeout(120)
    void comesSoonForLongNames() {
        String name = "a".repeat(500_000);

        assertThat(Suggestion.closest(name + "b", List.of(name))).contains(name);
    }

    @Test
    @Timeout(120)
    void doesNotHoldUpADefinitionWhereEveryTargetIsMisspelt() {
        StringBuilder states = new StringBuilder();
        for (int state = 0; state < 10_000; state++) {
            states.append("\"One of many states %05d\": {\"Type\": \"Pass\", \"Next\": \"One fo many states %05d\"},\n"
                    .formatted(state, state + 1));
        }
        String text = "{\"StartAt\": \"One of many states 00000\", \"States\": {" + states
                + "\"Done\": {\"Type\": \"Succeed\"}}}";
        ParsedDefinition parsed =
                AslParser.parse(new SourceText("text", text), SourceFormat.JSON, StateMachineType.STANDARD);

        assertThat(parsed.diagnostics()).hasSizeGreaterThanOrEqualTo(10_000);
        assertThat(parsed.diagnostics().get(0).remedy()).contains("Did you mean 'One of many states 00001'?");
    }
}
