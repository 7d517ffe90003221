package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecordedTestStatesTest {
    /** So many came out right; it only rises. */
    private static final int FLOOR = 92;

    @Test
    void statesAreTestedAsTheyWereInAws() throws IOException {
        if (!Recordings.arePresent()) {
            return;
        }
        List<CaseResult> results = Recordings.ofKinds(Set.of("test_state")).stream()
                .map(RecordedTestStatesTest::run)
                .toList();
        results.stream().filter(result -> !result.isGood()).forEach(System.err::println);
        long good = results.stream().filter(CaseResult::isGood).count();
        System.err.println(good + " of " + results.size());
        assertThat(good).isGreaterThanOrEqualTo(FLOOR);
    }

    private static CaseResult run(JsonNode recorded) {
        return Recordings.isExternal(recorded)
                ? new CaseResult(recorded.path("id").asText(), CaseResult.Outcome.NOT_RUN, "needs a real function")
                : RecordedTestStates.run(recorded);
    }
}
