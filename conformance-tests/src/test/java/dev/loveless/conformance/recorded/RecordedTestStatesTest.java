package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecordedTestStatesTest {
    @Test
    void statesAreTestedAsTheyWereInAws() throws IOException {
        if (!Recordings.arePresent()) {
            return;
        }
        List<CaseResult> results = Recordings.ofKinds(Set.of("test_state")).stream()
                .map(RecordedTestStatesTest::run)
                .toList();
        assertThat(results).isNotEmpty();
        KnownDifferences.check(results);
    }

    private static CaseResult run(JsonNode recorded) {
        return Recordings.isExternal(recorded)
                ? new CaseResult(recorded.path("id").asText(), CaseResult.Outcome.NOT_RUN, "needs a real function")
                : RecordedTestStates.run(recorded);
    }
}
