package dev.loveless.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The same definition, input, answers and seed give the same history, byte for byte. */
final class DeterminismTest {
    private static final int TIMES = Integer.getInteger("loveless.determinism.times", 20);

    @TestFactory
    Stream<DynamicTest> theSameSeedGivesTheSameHistory() {
        return EngineCase.all().stream()
                .filter(it -> !it.json().has("long"))
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> {
                    List<String> first = history(it);
                    for (int time = 1; time < TIMES; time++) {
                        assertThat(history(it)).isEqualTo(first);
                    }
                }));
    }

    /** Retries with jitter, random values, branches and items at once: what could differ, all in one. */
    @Test
    void aThousandRunsAreTheSameByteForByte() {
        EngineCase everything = EngineCase.all().stream()
                .filter(it -> it.name().startsWith("everything that chance"))
                .findFirst()
                .orElseThrow();
        List<String> first = history(everything);

        assertThat(first.toString()).contains("TaskStateAborted").contains("uuid");
        for (int time = 1; time < 1_000; time++) {
            assertThat(history(everything)).isEqualTo(first);
        }
    }

    private static List<String> history(EngineCase engineCase) {
        return CaseRun.whole(engineCase).history().stream()
                .map(event -> event.toJson().toString())
                .toList();
    }
}
