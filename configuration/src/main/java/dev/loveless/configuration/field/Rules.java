package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that several types of objects have. */
public final class Rules {
    private Rules() {}

    /** One of the fields, and only one. */
    public static ObjectRule exactlyOneOf(String remedy, Field<?>... fields) {
        List<Field<?>> all = List.of(fields);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode forms = schema.putArray("oneOf");
        all.forEach(field -> forms.add(requires(field)));
        return ObjectRule.of(schema, (values, reading) -> {
            List<Field<?>> present = all.stream().filter(values::has).toList();
            if (present.size() > 1) {
                refuseTogether(values, present.get(0), present.get(1), remedy, reading);
            } else if (all.stream().noneMatch(values::isMeant)) {
                refuseNone(values, remedy, reading, fields);
            }
        });
    }

    /** The schema of objects that have the field. */
    public static ObjectNode requires(Field<?> field) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("required").add(field.name());
        return schema;
    }

    /** Reports, where the second stands, that two fields exclude each other. */
    public static void refuseTogether(
            FieldValues values, Field<?> first, Field<?> second, String remedy, Reading reading) {
        values.member(second)
                .ifPresent(member -> reading.refuseMember(
                        member,
                        ConfigurationCode.CONTRADICTION,
                        "'" + values.owner().name() + "' has both '" + first.name() + "' and '" + second.name() + "'",
                        remedy));
    }

    /** Reports that all of the fields are absent, of which one must be there. */
    public static void refuseNone(FieldValues values, String remedy, Reading reading, Field<?>... fields) {
        reading.refuseMember(
                values.owner(),
                ConfigurationCode.MISSING_FIELD,
                "'" + values.owner().name() + "' has none of "
                        + Stream.of(fields).map(Field::name).collect(Collectors.joining(", ")),
                remedy);
    }

    /** A field has no meaning without another. */
    public static ObjectRule needs(Field<?> field, Field<?> other, String remedy) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("dependencies").putArray(field.name()).add(other.name());
        return ObjectRule.of(schema, (values, reading) -> {
            if (!values.isMeant(other)) {
                values.member(field)
                        .ifPresent(member -> reading.refuseMember(
                                member,
                                ConfigurationCode.CONTRADICTION,
                                "'" + field.name() + "' has no meaning without '" + other.name() + "'",
                                remedy));
            }
        });
    }
}
