package dev.loveless.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class EngineCasesTest {
    private static final Set<String> KNOWN = Set.of(
            "status",
            "output",
            "outputText",
            "error",
            "cause",
            "events",
            "details",
            "seconds",
            "secondsWithin",
            "cancelled");

    @TestFactory
    Stream<DynamicTest> executesAsTheCaseSays() {
        return EngineCase.all().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> check(it)));
    }

    @Test
    void eachCaseSaysHowSureItIs() {
        assertThat(EngineCase.all())
                .allSatisfy(it -> assertThat(it.certainty())
                        .as(it.toString())
                        .isIn("recorded", "documented", "measured", "inferred"));
    }

    private static void check(EngineCase engineCase) {
        CaseRun run = CaseRun.whole(engineCase);
        JsonNode expected = engineCase.expected();
        ExecutionSnapshot snapshot = run.snapshot();
        String shown = lastOf(history(run));
        List<String> members = new ArrayList<>();
        expected.fieldNames().forEachRemaining(members::add);
        assertThat(members).isSubsetOf(KNOWN).isNotEmpty();
        assertThat(snapshot.status().name())
                .as("status of %s", shown)
                .isEqualTo(expected.path("status").asText("SUCCEEDED"));
        if (expected.has("output")) {
            assertThat(snapshot.output().map(JsonData::text))
                    .as(shown)
                    .contains(expected.path("output").toString());
        }
        if (expected.has("outputText")) {
            assertThat(snapshot.output().orElseThrow().text())
                    .isEqualTo(expected.path("outputText").textValue());
        }
        if (expected.has("error")) {
            assertThat(snapshot.error().orElse("(none)"))
                    .as(shown)
                    .isEqualTo(expected.path("error").asText("(none)"));
        }
        if (expected.has("cause")) {
            assertThat(snapshot.cause().orElse("(none)"))
                    .isEqualTo(expected.path("cause").asText("(none)"));
        }
        if (expected.has("events")) {
            assertThat(history(run)).containsExactlyElementsOf(texts(expected.path("events")));
        }
        expected.path("details").properties().forEach(event -> checkDetails(run, event.getKey(), event.getValue()));
        if (expected.has("seconds")) {
            Duration took =
                    Duration.between(snapshot.startTime(), run.scheduler().now());
            assertThat(took.toMillis())
                    .isEqualTo((long) (expected.path("seconds").asDouble() * 1000));
        }
        if (expected.has("secondsWithin")) {
            Duration took =
                    Duration.between(snapshot.startTime(), run.scheduler().now());
            assertThat(took.toSeconds())
                    .isBetween(
                            expected.path("secondsWithin").get(0).asLong(),
                            expected.path("secondsWithin").get(1).asLong());
        }
        if (expected.has("cancelled")) {
            assertThat(run.tasks().cancelled()).containsExactlyElementsOf(texts(expected.path("cancelled")));
        }
    }

    /** The members that are named, of the event with this id; null for one that must not be there. */
    private static void checkDetails(CaseRun run, String id, JsonNode expected) {
        HistoryEvent event = run.history().get(Integer.parseInt(id) - 1);
        expected.properties().forEach(member -> {
            JsonNode actual = event.details().path(member.getKey());
            assertThat(actual.isMissingNode() ? "(none)" : actual.toString())
                    .as("%s of event %s %s", member.getKey(), id, event.details())
                    .isEqualTo(
                            member.getValue().isNull()
                                    ? "(none)"
                                    : member.getValue().toString());
        });
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** Enough to see what went wrong, where an endless loop did. */
    private static String lastOf(List<String> events) {
        return events.subList(Math.max(0, events.size() - 40), events.size()).toString();
    }

    /** Each event as {@code id<previous Type}. */
    private static List<String> history(CaseRun run) {
        return run.history().stream().map(EngineCasesTest::shown).toList();
    }

    private static String shown(HistoryEvent event) {
        return event.id() + "<" + event.previousEventId() + " " + event.type().typeName();
    }
}
