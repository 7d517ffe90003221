package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.docker.component.Gpus;
import java.util.Optional;

/** The GPUs a container sees: {@code all}, {@code optional}, a number, or a list of devices. */
public final class GpusType implements ValueType<Gpus> {
    private static final int MOST = 1_000;
    /** What Docker takes for one device; a comma would begin another. */
    private static final String DEVICE = "[0-9]{1,3}(?::[0-9]{1,3})?|[A-Za-z][0-9A-Za-z:._/-]{0,127}";

    private static final ListType<String> DEVICES = ListType.of(
            "list of devices",
            TextType.like("device", "a device", "Write a number from 0 on, or a UUID: GPU-3a23c669.", DEVICE)
                    .orNumber(),
            "[0, 1]");

    @Override
    public Optional<Gpus> read(SourceMember written, Reading reading) {
        if (written.value() instanceof SourceArray) {
            return DEVICES.read(written, reading).map(Gpus::devices);
        }
        Optional<Gpus> gpus = ofScalar(written.value().json());
        if (gpus.isEmpty()) {
            reading.refuseValue(
                    written,
                    "all, optional, a number of GPUs, or a list of devices",
                    "Devices are numbers from 0 or UUIDs: [0, GPU-3a23c669].");
        }
        return gpus;
    }

    private static Optional<Gpus> ofScalar(JsonNode json) {
        if (json.isIntegralNumber() && json.canConvertToInt() && json.intValue() >= 0 && json.intValue() <= MOST) {
            return Optional.of(Gpus.count(json.intValue()));
        }
        return switch (json.isTextual() ? json.textValue() : "") {
            case "all" -> Optional.of(Gpus.ALL);
            case "optional" -> Optional.of(Gpus.OPTIONAL);
            default -> Optional.empty();
        };
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode forms = schema.putArray("anyOf");
        forms.addObject().putArray("enum").add("all").add("optional");
        forms.addObject().put("type", "integer").put("minimum", 0).put("maximum", MOST);
        forms.add(DEVICES.schema(definitions));
        return schema;
    }

    @Override
    public String words() {
        return "`all`, `optional`, number, or list of devices";
    }
}
