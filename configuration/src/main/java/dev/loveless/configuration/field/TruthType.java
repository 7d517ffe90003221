package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.util.Optional;

/** {@code true} or {@code false}, or {@code true} alone. */
public final class TruthType implements ValueType<Boolean> {
    public static final TruthType ANY = new TruthType(false);
    /** For what is left out rather than false. */
    public static final TruthType TRUE = new TruthType(true);

    private final boolean mustBeTrue;

    private TruthType(boolean mustBeTrue) {
        this.mustBeTrue = mustBeTrue;
    }

    @Override
    public Optional<Boolean> read(SourceMember written, Reading reading) {
        JsonNode json = written.value().json();
        if (json.isBoolean() && (json.booleanValue() || !mustBeTrue)) {
            return Optional.of(json.booleanValue());
        }
        reading.refuseValue(
                written,
                words().replace("`", ""),
                json.isBoolean()
                        ? "Leave '" + written.name() + "' out."
                        : "Write true" + (mustBeTrue ? "" : " or false") + ", without quotes.");
        return Optional.empty();
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        return mustBeTrue ? schema.put("const", true) : schema.put("type", "boolean");
    }

    @Override
    public String words() {
        return mustBeTrue ? "`true`" : "`true` or `false`";
    }
}
