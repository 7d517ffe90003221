package dev.loveless.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> STATES = List.of("Charge", "Ship", "ShipAll", "Refund", "A");

    @ParameterizedTest
    @CsvSource({
        "Shp, Ship",
        "ship, Ship",
        "Ships, Ship",
        "ShipAl, ShipAll",
        "hcarge, Charge",
        "Chrage, Charge",
        "Reffundd, Refund",
        "B, A"
    })
    void findsTheNameThatIsAtMostTwoEditsAway(String written, String meant) {
        assertThat(Suggestion.closest(written, STATES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"Paying", "Shipment", "Refurbish", "Chaarrge s"})
    void staysSilentWhenNothingIsClose(String written) {
        assertThat(Suggestion.closest(written, STATES)).isEmpty();
    }

    @Test
    void prefersTheClosest() {
        assertThat(Suggestion.closest("abcd", List.of("abxy", "abcx", "abce"))).contains("abcx");
    }
}
