package dev.loveless.asl.validate;

import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.regex.Pattern;

/** Rules for what a distributed Map reads, how it groups it and where it writes (measured; some texts inferred). */
final class MapDataRules {
    private static final Pattern READERS = Pattern.compile("arn:aws[a-z-]*:states:::s3:(getObject|listObjectsV2)");
    private static final Pattern WRITERS = Pattern.compile("arn:aws[a-z-]*:states:::s3:putObject");
    private static final long MOST_ITEMS = 100_000_000;
    private static final long MOST_BATCH_BYTES = 262_144;

    private MapDataRules() {}

    static ValueRule itemReader() {
        ObjectSchema readerConfig = StateFields.setting(
                        new ObjectSchema(), "MaxItems", ValueRules.integer(0, MOST_ITEMS))
                .field("InputType", ValueRules.oneOf("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"))
                .field("Transformation", ValueRules.oneOf("NONE", "LOAD_AND_FLATTEN"))
                .field("ManifestType", ValueRules.oneOf("ATHENA_DATA", "S3_INVENTORY"))
                .field("CSVDelimiter", ValueRules.oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"))
                .field("CSVHeaderLocation", ValueRules.oneOf("FIRST_ROW", "GIVEN"))
                .field("CSVHeaders", ValueRules.nonEmptyArrayOf(ValueRules.string()))
                .field("ItemsPointer", ValueRules.string())
                .rule(MapDataRules::checkCsvHeaders);
        return io(READERS, "Read with arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2.")
                .field("ReaderConfig", readerConfig);
    }

    static ValueRule itemBatcher() {
        ObjectSchema schema = new ObjectSchema().field("BatchInput", TemplateRules.template());
        StateFields.setting(schema, "MaxItemsPerBatch", ValueRules.integer(1, MOST_ITEMS));
        StateFields.setting(schema, "MaxInputBytesPerBatch", ValueRules.integer(1, MOST_BATCH_BYTES));
        return schema.atLeastOneOf(
                "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
    }

    static ValueRule resultWriter() {
        ObjectSchema writerConfig = new ObjectSchema()
                .required("Transformation", ValueRules.oneOf("NONE", "COMPACT", "FLATTEN"))
                .required("OutputType", ValueRules.oneOf("JSON", "JSONL"));
        ObjectSchema shapeOnly = new ObjectSchema().required("WriterConfig", writerConfig);
        ObjectSchema export = io(WRITERS, "Write with arn:aws:states:::s3:putObject.")
                .field("WriterConfig", writerConfig)
                .rule(MapDataRules::checkDestination);
        return (value, context) -> {
            boolean onlyShaped = value instanceof SourceObject writer
                    && !writer.has("Resource")
                    && !writer.has("Parameters")
                    && !writer.has("Arguments");
            (onlyShaped ? shapeOnly : export).check(value, context);
        };
    }

    private static ObjectSchema io(Pattern resources, String allowed) {
        return new ObjectSchema()
                .required("Resource", (value, context) -> checkResource(value, resources, allowed, context))
                .jsonPath("Parameters", TemplateRules.template())
                .jsonata("Arguments", TemplateRules.template());
    }

    private static void checkResource(SourceNode value, Pattern resources, String allowed, StateContext context) {
        if (!value.json().isTextual()
                || !resources.matcher(value.json().textValue()).matches()) {
            context.findings()
                    .schema(value.location(), "The field 'Resource' does not match any of the allowed values", allowed);
        }
    }

    private static void checkDestination(SourceObject writer, StateContext context) {
        String parameters = context.isJsonata() ? "Arguments" : "Parameters";
        if (!writer.has("Parameters") && !writer.has("Arguments")) {
            context.findings()
                    .schema(
                            writer.location(),
                            "These fields are required: [" + parameters + "]",
                            Remedies.add(parameters));
        }
    }

    private static void checkCsvHeaders(SourceObject config, StateContext context) {
        boolean csv = text(config, "InputType").equals("CSV");
        boolean manifest = text(config, "InputType").equals("MANIFEST") || config.has("ManifestType");
        boolean given = text(config, "CSVHeaderLocation").equals("GIVEN");
        if (csv && !manifest && !config.has("CSVHeaderLocation")) {
            context.findings()
                    .schema(
                            config.location(),
                            "The field 'CSVHeaderLocation' is required",
                            "Add 'CSVHeaderLocation': FIRST_ROW or GIVEN.");
        }
        if (!csv && !manifest && config.has("CSVHeaderLocation")) {
            context.findings()
                    .schema(
                            config.location(),
                            "Field 'CSVHeaderLocation' is not supported",
                            "Remove it, or set 'InputType' to CSV.");
        }
        if (given && !config.has("CSVHeaders")) {
            context.findings()
                    .schema(config.location(), "These fields are required: [CSVHeaders]", Remedies.add("CSVHeaders"));
        }
        if (!given && config.has("CSVHeaders")) {
            context.findings()
                    .schema(
                            config.location(),
                            "Field 'CSVHeaders' is not supported",
                            "Remove it, or set 'CSVHeaderLocation' to GIVEN.");
        }
    }

    private static String text(SourceObject object, String name) {
        return object.get(name).map(value -> value.json().asText()).orElse("");
    }
}
