package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecordedExecutionsTest {
    private static final Set<String> KINDS =
            Set.of("execution", "execution_set", "sync_execution", "express_async", "logs", "mock_config");

    @Test
    void executionsGoAsTheyWentInAws() throws IOException {
        if (!Recordings.arePresent()) {
            return;
        }
        List<CaseResult> results = Recordings.ofKinds(KINDS).stream()
                .filter(recorded -> !Recordings.isExternal(recorded))
                .map(RecordedExecutions::run)
                .toList();
        results.stream().filter(result -> !result.isGood()).forEach(System.err::println);
        long good = results.stream().filter(CaseResult::isGood).count();
        System.err.println(good + " of " + results.size());
        assertThat(good).isPositive();
    }
}
