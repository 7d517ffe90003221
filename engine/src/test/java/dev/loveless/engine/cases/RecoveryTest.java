package dev.loveless.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever turn an execution is broken off after: its facts, folded and taken up again, lead to the same end. */
final class RecoveryTest {
    @TestFactory
    Stream<DynamicTest> goesOnFromItsFactsAfterAnyTurn() {
        return EngineCase.all().stream()
                .filter(it -> !it.json().has("notRecovered") && !it.json().has("long"))
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> breakOffEverywhere(it)));
    }

    private static void breakOffEverywhere(EngineCase engineCase) {
        CaseRun whole = CaseRun.whole(engineCase);
        List<Journal.Entry> turns = whole.turns();
        for (int kept = 1; kept <= turns.size(); kept++) {
            CaseRun resumed = CaseRun.resumed(engineCase, turns.subList(0, kept));
            assertThat(end(resumed))
                    .as("broken off after turn %d of %d", kept, turns.size())
                    .isEqualTo(end(whole));
            assertThat(types(resumed))
                    .as("broken off after turn %d of %d", kept, turns.size())
                    .isEqualTo(types(whole));
        }
    }

    private static List<Object> end(CaseRun run) {
        ExecutionSnapshot snapshot = run.snapshot();
        return List.of(
                snapshot.status(),
                snapshot.output(),
                snapshot.error(),
                snapshot.cause(),
                snapshot.startTime(),
                snapshot.stopTime());
    }

    private static List<String> types(CaseRun run) {
        return run.history().stream()
                .map(HistoryEvent::type)
                .map(type -> type.typeName())
                .sorted()
                .toList();
    }
}
