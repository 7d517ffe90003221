package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.ApiSettings;
import dev.loveless.api.TestApi;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.Fact;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who waits for an execution that cannot go on, for a reason that is not its own, is answered all the same. */
class BrokenOffTest {
    /** Has no room for some facts. */
    private static final class FullJournal extends WatchedJournal {
        private final Predicate<Fact> refused;

        FullJournal(Journal kept, Predicate<Fact> refused) {
            super(kept);
            this.refused = refused;
        }

        @Override
        protected void appended(String executionArn, Entry entry) {
            if (entry.facts().stream().anyMatch(refused)) {
                throw new IllegalStateException("no room");
            }
        }
    }

    private static TestApi without(Predicate<Fact> refused) {
        return TestApi.open(
                ApiSettings.DEFAULT, engine -> engine.watchedBy(journal -> new FullJournal(journal, refused)));
    }

    private static CompletableFuture<ApiAnswer> startSync(TestApi api, String definition) {
        String machine = api.machine("express", "EXPRESS", definition);
        return api.send("StartSyncExecution", "{'stateMachineArn': '" + machine + "'}");
    }

    private static void assertFault(ApiAnswer answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.errorType()).contains("InternalFailure");
        assertThat(TestApi.json(answer.body()).path("message").asText())
                .isEqualTo("A fault of this program; its log tells more");
    }

    @Test
    void aSynchronousCallLearnsThatItsExecutionFailedForIt() {
        try (TestApi api = without(fact -> fact instanceof Fact.StateEntered)) {
            JsonNode answer =
                    TestApi.json(TestApi.join(startSync(api, TestApi.PASS)).body());

            assertThat(answer.path("status").asText()).isEqualTo("FAILED");
            assertThat(answer.path("error").asText()).isEqualTo("States.Runtime");
            assertThat(answer.path("cause").asText()).contains("no room");
        }
    }

    @Test
    void aSynchronousCallIsAnsweredWhereNotEvenTheFailureCanBeKept() {
        try (TestApi api = without(fact -> true)) {
            assertFault(TestApi.join(startSync(api, TestApi.PASS)));
        }
    }

    @Test
    void aSynchronousCallIsAnsweredWhenTheEngineIsClosed() {
        TestApi api = TestApi.open();
        CompletableFuture<ApiAnswer> answer = startSync(api, TestApi.WAIT);
        assertThat(answer).isNotDone();
        api.close();

        assertThat(TestApi.join(answer).status()).isEqualTo(503);
        assertThat(TestApi.join(answer).errorType()).contains("ServiceUnavailable");
    }

    @Test
    void aMachineIsDeletedAllTheSame() {
        try (TestApi api = without(fact -> true)) {
            String machine = api.machine("standard", "STANDARD", TestApi.PASS);
            String execution = api.start(machine, "once");
            api.call("DeleteStateMachine", "{'stateMachineArn': '" + machine + "'}");

            assertThat(api.refused("DescribeExecution", "{'executionArn': '" + execution + "'}")
                            .type())
                    .isEqualTo("ExecutionDoesNotExist");
        }
    }
}
