package dev.loveless.asl.parse;

import dev.loveless.asl.model.Expression;
import dev.loveless.asl.model.ItemBatcher;
import dev.loveless.asl.model.ItemProcessor;
import dev.loveless.asl.model.ItemReader;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.asl.model.ReaderConfig;
import dev.loveless.asl.model.ResultWriter;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.source.SourceNode;
import java.util.Optional;

/** Map states. */
final class MapBuilder {
    private final StateBuilder states;

    MapBuilder(StateBuilder states) {
        this.states = states;
    }

    MapState map(String name, EvaluatedFields fields) {
        return new MapState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlowOfMap(),
                processor(fields),
                items(fields),
                fields.template("ItemSelector", "Parameters"),
                fields.integerSetting("MaxConcurrency"),
                fields.integerSetting("ToleratedFailureCount"),
                fields.numberSetting("ToleratedFailurePercentage"),
                fields.findText("Label"),
                fields.find("ItemReader").map(node -> reader(fields.in(node))),
                fields.find("ItemBatcher").map(node -> batcher(fields.in(node))),
                fields.find("ResultWriter").map(node -> writer(fields.in(node))),
                ErrorHandlingBuilder.retriers(fields),
                ErrorHandlingBuilder.catchers(fields),
                fields.assign(),
                StateBuilder.transition(fields));
    }

    private ItemProcessor processor(FieldReader map) {
        SourceNode node = map.find("ItemProcessor", "Iterator")
                .orElseThrow(() -> SourceValues.violated(map.location(), "no field ItemProcessor"));
        FieldReader fields = new FieldReader(node);
        Optional<FieldReader> config = fields.find("ProcessorConfig").map(FieldReader::new);
        ItemProcessor processor = new ItemProcessor(
                fields.location(),
                fields.findText("Comment"),
                config.flatMap(it -> it.findText("Mode"))
                        .map(ProcessorMode::valueOf)
                        .orElse(ProcessorMode.INLINE),
                config.flatMap(it -> it.findText("ExecutionType")).map(StateMachineType::valueOf),
                fields.text("StartAt"),
                states.states(fields));
        config.ifPresent(FieldReader::finish);
        fields.finish();
        return processor;
    }

    private static Optional<Template> items(EvaluatedFields fields) {
        return fields.find("ItemsPath")
                .<Template>map(
                        node -> new Template.Computed(node.location(), new Expression.Path(Expressions.path(node))))
                .or(() -> fields.template("Items"));
    }

    private static ItemReader reader(EvaluatedFields fields) {
        ItemReader reader = new ItemReader(
                fields.location(),
                fields.text("Resource"),
                fields.template("Parameters", "Arguments"),
                fields.find("ReaderConfig").map(node -> readerConfig(fields.in(node))));
        fields.finish();
        return reader;
    }

    private static ReaderConfig readerConfig(EvaluatedFields fields) {
        ReaderConfig config = new ReaderConfig(
                fields.location(),
                fields.findText("InputType"),
                fields.findText("Transformation"),
                fields.findText("ManifestType"),
                fields.findText("CSVDelimiter"),
                fields.findText("CSVHeaderLocation"),
                fields.texts("CSVHeaders"),
                fields.findText("ItemsPointer"),
                fields.integerSetting("MaxItems"));
        fields.finish();
        return config;
    }

    private static ItemBatcher batcher(EvaluatedFields fields) {
        ItemBatcher batcher = new ItemBatcher(
                fields.location(),
                fields.integerSetting("MaxItemsPerBatch"),
                fields.integerSetting("MaxInputBytesPerBatch"),
                fields.template("BatchInput"));
        fields.finish();
        return batcher;
    }

    private static ResultWriter writer(EvaluatedFields fields) {
        Optional<FieldReader> config = fields.find("WriterConfig").map(FieldReader::new);
        ResultWriter writer = new ResultWriter(
                fields.location(),
                fields.findText("Resource"),
                fields.template("Parameters", "Arguments"),
                config.flatMap(it -> it.findText("Transformation")),
                config.flatMap(it -> it.findText("OutputType")));
        config.ifPresent(FieldReader::finish);
        fields.finish();
        return writer;
    }
}
