package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RecordedExecutionsTest {
    private static final Set<String> KINDS =
            Set.of("execution", "execution_set", "sync_execution", "express_async", "logs", "mock_config");

    @Test
    void executionsGoAsTheyWentInAws() throws IOException {
        if (Recordings.arePresent()) {
            List<JsonNode> cases = Recordings.ofKinds(KINDS).stream()
                    .filter(recorded -> !Recordings.isExternal(recorded))
                    .toList();

            assertThat(cases).isNotEmpty();
            KnownDifferences.check(cases.stream().map(RecordedExecutions::run).toList());
        }
    }

    @Test
    void whatDiffersIsKnownAndGetsNoMore() throws IOException {
        KnownDifferences.checkThatThereAreNoMore();
        if (Recordings.arePresent()) {
            Set<String> all = new HashSet<>(KINDS);
            all.add("test_state");
            KnownDifferences.checkThatTheyExist(Recordings.ofKinds(all).stream()
                    .map(recorded -> recorded.path("id").asText())
                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void mockConfigurationsGiveWhatTheServicesGave() throws IOException {
        if (Recordings.arePresent()) {
            List<JsonNode> cases = Recordings.ofKinds(KINDS).stream()
                    .filter(recorded -> recorded.has("mock_variant"))
                    .toList();

            assertThat(cases).isNotEmpty();
            KnownDifferences.check(
                    cases.stream().map(RecordedExecutions::runMockVariant).toList());
        }
    }
}
