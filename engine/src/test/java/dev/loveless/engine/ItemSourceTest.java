package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ChildResult;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.task.ItemSource;
import dev.loveless.engine.task.ResultDestination;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ItemSourceTest {
    private static final String READS = machine("");
    private static final String READS_AND_WRITES = machine("""
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "out"}},
            """);

    private static String machine(String more) {
        return """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", %s
                  "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", "MaxItems": 2},
                    "Parameters": {"Bucket": "b", "Key.$": "$.key"}},
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "Work", "States": {"Work": {"Type": "Pass", "End": true}}},
                  "Catch": [{"ErrorEquals": ["States.ItemReaderFailed"], "Next": "Unread"}],
                  "End": true}, "Unread": {"Type": "Pass", "End": true}}}
                """.formatted(more);
    }

    /** Answers with the key it is asked for, three times. */
    private static final class Echo implements ItemSource {
        @Override
        public boolean supports(Request request) {
            return request.resource().equals("arn:aws:states:::s3:getObject");
        }

        @Override
        public void read(Request request, Listener listener) {
            JsonNode key = request.parameters().tree().path("Key");
            listener.read(JsonNodeFactory.instance.arrayNode().add(key).add(key).add(key));
        }
    }

    private static final class Notes implements ResultDestination {
        private final List<ChildResult> written = new ArrayList<>();

        @Override
        public boolean supports(Request request) {
            return true;
        }

        @Override
        public void write(Request request, Listener listener) {
            written.addAll(request.results());
            listener.written(request.parameters());
        }
    }

    @Test
    void readsTheItemsThatTheReaderNamesUpToMaxItems() {
        try (Loveless loveless =
                Loveless.builder().virtualTime().itemSource(new Echo()).build()) {
            Execution execution = loveless.stateMachine("Reads", READS)
                    .start("{\"key\": \"k\"}")
                    .await();

            assertThat(execution.output()).contains("[\"k\",\"k\"]");
            assertThat(execution.history())
                    .extracting(event -> event.type().typeName())
                    .containsExactly(
                            "ExecutionStarted",
                            "MapStateEntered",
                            "MapStateStarted",
                            "MapRunStarted",
                            "MapRunSucceeded",
                            "MapStateSucceeded",
                            "MapStateExited",
                            "ExecutionSucceeded");
        }
    }

    @Test
    void aReaderThatNobodyServesFailsTheMapRunAndCanBeCaught() {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            Execution execution = loveless.stateMachine("Reads", READS)
                    .start("{\"key\": \"k\"}")
                    .await();

            assertThat(execution.output().orElseThrow())
                    .contains("States.ItemReaderFailed")
                    .contains("configure an item source");
            assertThat(execution.history())
                    .extracting(event -> event.type().typeName())
                    .containsSubsequence("MapRunStarted", "MapRunFailed", "MapStateFailed", "MapStateExited");
        }
    }

    @Test
    void givesWhatTheDestinationOfTheResultsAnswers() {
        Notes notes = new Notes();
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .itemSource(new Echo())
                .resultDestination(notes)
                .build()) {
            Execution execution = loveless.stateMachine("Writes", READS_AND_WRITES)
                    .start("{\"key\": \"k\"}")
                    .await();

            assertThat(execution.output()).contains("{\"Bucket\":\"out\"}");
            assertThat(notes.written)
                    .extracting(ChildResult::status)
                    .containsExactly(ExecutionStatus.SUCCEEDED, ExecutionStatus.SUCCEEDED);
            assertThat(notes.written)
                    .flatExtracting(result -> result.output().stream().toList())
                    .extracting(JsonData::text)
                    .containsExactly("\"k\"", "\"k\"");
        }
    }

    @Test
    void countsTheChildrenOfAMapRun() {
        String tolerant = """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ToleratedFailureCount": 1,
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                    "StartAt": "Check", "States": {
                      "Check": {"Type": "Choice", "Default": "Good",
                        "Choices": [{"Variable": "$", "NumericEquals": 2, "Next": "Bad"}]},
                      "Good": {"Type": "Succeed"}, "Bad": {"Type": "Fail"}}},
                  "End": true}}}
                """;
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            Execution execution =
                    loveless.stateMachine("Counts", tolerant).start("[1,2,3]").await();

            assertThat(execution.mapRuns()).singleElement().satisfies(run -> {
                assertThat(run.total()).isEqualTo(3);
                assertThat(run.count(ExecutionStatus.SUCCEEDED)).isEqualTo(2);
                assertThat(run.count(ExecutionStatus.FAILED)).isEqualTo(1);
                assertThat(run.pending()).isZero();
                assertThat(run.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            });
        }
    }
}
