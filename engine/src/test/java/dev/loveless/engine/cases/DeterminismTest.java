package dev.loveless.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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

    private static List<String> history(EngineCase engineCase) {
        return CaseRun.whole(engineCase).history().stream()
                .map(event -> event.toJson().toString())
                .toList();
    }
}
