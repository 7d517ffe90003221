package dev.loveless.asl.parse;

import static dev.loveless.asl.parse.Definitions.at;
import static dev.loveless.asl.parse.Definitions.written;
import static dev.loveless.asl.parse.Definitions.writtenTemplate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.ItemBatcher;
import dev.loveless.asl.model.ItemReader;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.asl.model.ReaderConfig;
import dev.loveless.asl.model.ResultWriter;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapBuilderTest {
    private static final String PROCESSOR =
            "\"ItemProcessor\": {\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";

    @Test
    void buildsInlineMapInJsonPath() {
        MapState state = Definitions.jsonPath(MapState.class, """
                {"Type": "Map", "Comment": "each",
                 "ItemProcessor": {"Comment": "p", "ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "A",
                   "States": {"A": {"Type": "Succeed"}}},
                 "InputPath": "$.i", "ItemsPath": "$.items",
                 "ItemSelector": {"v.$": "$$.Map.Item.Value"}, "ResultSelector": {"r.$": "$"},
                 "ResultPath": "$.r", "OutputPath": "$.o", "Assign": {"v": 1},
                 "MaxConcurrency": 4, "ToleratedFailureCount": 1, "ToleratedFailurePercentage": 12.5,
                 "Retry": [{"ErrorEquals": ["A"]}], "Catch": [{"ErrorEquals": ["B"], "Next": "C"}], "Next": "D"}""");

        DataFlow.JsonPathFlow flow = (DataFlow.JsonPathFlow) state.data();
        assertThat(state.comment()).contains("each");
        assertThat(state.itemProcessor().comment()).contains("p");
        assertThat(state.itemProcessor().mode()).isEqualTo(ProcessorMode.INLINE);
        assertThat(state.itemProcessor().executionType()).isEmpty();
        assertThat(state.itemProcessor().startAt()).isEqualTo("A");
        assertThat(at(state.itemProcessor().state("A").orElseThrow().location()))
                .isEqualTo("/ItemProcessor/States/A 3:20");
        assertThat(flow.inputPath()).isPresent();
        assertThat(flow.parameters()).isEmpty();
        assertThat(writtenTemplate(flow.resultSelector())).isEqualTo("{r: <$>}");
        assertThat(flow.resultPath()).isPresent();
        assertThat(flow.outputPath()).isPresent();
        assertThat(writtenTemplate(state.items())).isEqualTo("<$.items>");
        assertThat(at(state.items().orElseThrow().location())).isEqualTo("/ItemsPath 4:35");
        assertThat(writtenTemplate(state.itemSelector())).isEqualTo("{v: <$$.Map.Item.Value>}");
        assertThat(written(state.maxConcurrency())).isEqualTo("4");
        assertThat(written(state.toleratedFailureCount())).isEqualTo("1");
        assertThat(written(state.toleratedFailurePercentage())).isEqualTo("12.5");
        assertThat(state.assign()).isPresent();
        assertThat(state.retry()).hasSize(1);
        assertThat(state.catchers()).hasSize(1);
        assertThat(((Transition.Next) state.transition()).state()).isEqualTo("D");
    }

    @Test
    void buildsMapInJsonata() {
        MapState state = Definitions.jsonata(MapState.class, """
                {"Type": "Map", %s, "Items": [1, "{%% 2 %%}"], "ItemSelector": {"v": "{%% 3 %%}"},
                 "MaxConcurrency": "{%% 4 %%}", "ToleratedFailureCount": "{%% 5 %%}",
                 "ToleratedFailurePercentage": "{%% 6 %%}", "Output": "{%% 7 %%}", "Assign": {"v": 1}, "End": true}""".formatted(PROCESSOR));

        assertThat(writtenTemplate(state.items())).isEqualTo("[1, <{% 2 %}>]");
        assertThat(writtenTemplate(state.itemSelector())).isEqualTo("{v: <{% 3 %}>}");
        assertThat(written(state.maxConcurrency())).isEqualTo("<{% 4 %}>");
        assertThat(written(state.toleratedFailureCount())).isEqualTo("<{% 5 %}>");
        assertThat(written(state.toleratedFailurePercentage())).isEqualTo("<{% 6 %}>");
        assertThat(writtenTemplate(((DataFlow.JsonataFlow) state.data()).output()))
                .isEqualTo("<{% 7 %}>");
        assertThat(state.assign()).isPresent();
    }

    @Test
    void takesTheOldNames() {
        MapState state = Definitions.jsonPath(MapState.class, """
                {"Type": "Map", "Iterator": {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}},
                 "Parameters": {"v.$": "$.x"}, "End": true}""");

        assertThat(state.itemProcessor().mode()).isEqualTo(ProcessorMode.INLINE);
        assertThat(at(state.itemProcessor().location())).isEqualTo("/Iterator 1:29");
        assertThat(writtenTemplate(state.itemSelector())).isEqualTo("{v: <$.x>}");
        assertThat(((DataFlow.JsonPathFlow) state.data()).parameters()).isEmpty();
    }

    @Test
    void takesPathsForItsNumbers() {
        MapState state = Definitions.jsonPath(MapState.class, """
                {"Type": "Map", %s, "MaxConcurrencyPath": "$.a", "ToleratedFailureCountPath": "$.b",
                 "ToleratedFailurePercentagePath": "$.c", "End": true}""".formatted(PROCESSOR));

        assertThat(written(state.maxConcurrency())).isEqualTo("<$.a>");
        assertThat(written(state.toleratedFailureCount())).isEqualTo("<$.b>");
        assertThat(written(state.toleratedFailurePercentage())).isEqualTo("<$.c>");
    }

    @Test
    void buildsDistributedMapInJsonPath() {
        MapState state = Definitions.jsonPath(MapState.class, """
                {"Type": "Map", "Label": "orders", "End": true,
                 "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                   "StartAt": "A", "States": {"A": {"Type": "Succeed"}}},
                 "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                   "ReaderConfig": {"InputType": "CSV", "Transformation": "NONE", "ManifestType": "S3_INVENTORY",
                     "CSVDelimiter": "PIPE", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a", "b"],
                     "ItemsPointer": "/x", "MaxItemsPath": "$.max"},
                   "Parameters": {"Bucket": "b", "Key.$": "$.key"}},
                 "ItemBatcher": {"MaxItemsPerBatchPath": "$.n", "MaxInputBytesPerBatch": 1000,
                   "BatchInput": {"k.$": "$.k"}},
                 "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket.$": "$.b"},
                   "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"}}}""");

        assertThat(state.label()).contains("orders");
        assertThat(state.itemProcessor().mode()).isEqualTo(ProcessorMode.DISTRIBUTED);
        assertThat(state.itemProcessor().executionType()).contains(StateMachineType.EXPRESS);

        ItemReader reader = state.itemReader().orElseThrow();
        ReaderConfig config = reader.readerConfig().orElseThrow();
        assertThat(reader.resource()).isEqualTo("arn:aws:states:::s3:getObject");
        assertThat(writtenTemplate(reader.parameters())).isEqualTo("{Bucket: \"b\", Key: <$.key>}");
        assertThat(at(reader.location())).isEqualTo("/ItemReader 4:16");
        assertThat(at(config.location())).isEqualTo("/ItemReader/ReaderConfig 5:20");
        assertThat(config.inputType()).contains("CSV");
        assertThat(config.transformation()).contains("NONE");
        assertThat(config.manifestType()).contains("S3_INVENTORY");
        assertThat(config.csvDelimiter()).contains("PIPE");
        assertThat(config.csvHeaderLocation()).contains("GIVEN");
        assertThat(config.csvHeaders()).containsExactly("a", "b");
        assertThat(config.itemsPointer()).contains("/x");
        assertThat(written(config.maxItems())).isEqualTo("<$.max>");

        ItemBatcher batcher = state.itemBatcher().orElseThrow();
        assertThat(written(batcher.maxItemsPerBatch())).isEqualTo("<$.n>");
        assertThat(written(batcher.maxInputBytesPerBatch())).isEqualTo("1000");
        assertThat(writtenTemplate(batcher.batchInput())).isEqualTo("{k: <$.k>}");
        assertThat(at(batcher.location())).isEqualTo("/ItemBatcher 9:17");

        ResultWriter writer = state.resultWriter().orElseThrow();
        assertThat(writer.resource()).contains("arn:aws:states:::s3:putObject");
        assertThat(writtenTemplate(writer.parameters())).isEqualTo("{Bucket: <$.b>}");
        assertThat(writer.transformation()).contains("COMPACT");
        assertThat(writer.outputType()).contains("JSONL");
        assertThat(at(writer.location())).isEqualTo("/ResultWriter 11:18");
    }

    @Test
    void buildsDistributedMapInJsonata() {
        MapState state = Definitions.jsonata(MapState.class, """
                {"Type": "Map", %s, "End": true,
                 "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Arguments": {"Bucket": "{%% 1 %%}"},
                   "ReaderConfig": {"MaxItems": "{%% 2 %%}"}},
                 "ItemBatcher": {"MaxItemsPerBatch": "{%% 3 %%}", "MaxInputBytesPerBatch": "{%% 4 %%}",
                   "BatchInput": "{%% 5 %%}"},
                 "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Arguments": "{%% 6 %%}"}}""".formatted(PROCESSOR));

        ItemReader reader = state.itemReader().orElseThrow();
        ItemBatcher batcher = state.itemBatcher().orElseThrow();
        ResultWriter writer = state.resultWriter().orElseThrow();
        assertThat(writtenTemplate(reader.parameters())).isEqualTo("{Bucket: <{% 1 %}>}");
        assertThat(written(reader.readerConfig().orElseThrow().maxItems())).isEqualTo("<{% 2 %}>");
        assertThat(written(batcher.maxItemsPerBatch())).isEqualTo("<{% 3 %}>");
        assertThat(written(batcher.maxInputBytesPerBatch())).isEqualTo("<{% 4 %}>");
        assertThat(writtenTemplate(batcher.batchInput())).isEqualTo("<{% 5 %}>");
        assertThat(writtenTemplate(writer.parameters())).isEqualTo("<{% 6 %}>");
        assertThat(writer.transformation()).isEmpty();
        assertThat(writer.outputType()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MaxItemsPerBatch, MaxInputBytesPerBatchPath", "MaxItemsPerBatchPath, MaxInputBytesPerBatch"})
    void takesEitherSpellingOfEachLimitOfABatch(String items, String bytes) {
        MapState state = Definitions.jsonPath(
                MapState.class,
                "{\"Type\": \"Map\", " + PROCESSOR + ", \"End\": true, \"ItemBatcher\": {" + number(items) + ", "
                        + number(bytes) + "}}");

        ItemBatcher batcher = state.itemBatcher().orElseThrow();
        assertThat(written(batcher.maxItemsPerBatch())).isEqualTo(items.endsWith("Path") ? "<$.n>" : "9");
        assertThat(written(batcher.maxInputBytesPerBatch())).isEqualTo(bytes.endsWith("Path") ? "<$.n>" : "9");
    }

    private static String number(String name) {
        return "\"" + name + "\": " + (name.endsWith("Path") ? "\"$.n\"" : "9");
    }
}
