package dev.loveless.api.operation;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.ApiSettings;
import dev.loveless.api.TestApi;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongHistoryTest {
    private static final String LOOP = """
            {"StartAt": "Again", "States": {"Again": {"Type": "Pass", "Next": "Decide"},
             "Decide": {"Type": "Choice", "Choices": [{"Variable": "$.end", "IsPresent": true, "Next": "End"}],
               "Default": "Again"}, "End": {"Type": "Succeed"}}}""";
    private static final int EVENTS = 25_000;

    private final AtomicLong read = new AtomicLong();
    private final TestApi api =
            TestApi.open(ApiSettings.DEFAULT, engine -> engine.watchedBy(journal -> new Counting(journal, read)));

    /** Counts the turns that somebody has read. */
    private static final class Counting extends WatchedJournal {
        private final AtomicLong read;

        Counting(Journal kept, AtomicLong read) {
            super(kept);
            this.read = read;
        }

        @Override
        protected void appended(String executionArn, Entry entry) {}

        @Override
        public List<Entry> read(String executionArn) {
            return counted(super.read(executionArn));
        }

        @Override
        public List<Entry> readFrom(String executionArn, int entries) {
            return counted(super.readFrom(executionArn, entries));
        }

        private List<Entry> counted(List<Entry> entries) {
            read.addAndGet(entries.size());
            return entries;
        }
    }

    @AfterEach
    void close() {
        api.close();
    }

    private List<Long> readAll(String execution, boolean reverse) {
        List<Long> ids = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = api.call(
                    "GetExecutionHistory",
                    "{'executionArn': '" + execution + "', 'reverseOrder': " + reverse + token + "}");
            page.path("events").forEach(event -> ids.add(event.path("id").asLong()));
            token = page.has("nextToken")
                    ? ", 'nextToken': '" + page.path("nextToken").asText() + "'"
                    : "";
        } while (!token.isEmpty());
        return ids;
    }

    @Test
    void isDrawnOnceForAllItsPages() {
        String execution = api.start(api.machine("loops", "STANDARD", LOOP), "once");
        api.ended(execution);
        read.set(0);
        List<Long> ids = readAll(execution, false);

        assertThat(ids).hasSize(EVENTS).isSorted().doesNotHaveDuplicates();
        long entries = read.get();
        assertThat(entries).isPositive();
        List<Long> reversed = readAll(execution, true);
        assertThat(reversed).hasSize(EVENTS);
        assertThat(reversed.get(0)).isEqualTo(EVENTS);
        assertThat(reversed.get(EVENTS - 1)).isEqualTo(1);
        assertThat(read.get()).isEqualTo(entries);
    }

    @Test
    void goesOnWithWhatHasHappenedSince() {
        String execution = api.start(api.machine("waits", "STANDARD", TestApi.WAIT), "once");
        await().until(() -> readAll(execution, false).size() == 2);
        api.call("StopExecution", "{'executionArn': '" + execution + "'}");

        assertThat(readAll(execution, false)).containsExactly(1L, 2L, 3L);
    }
}
