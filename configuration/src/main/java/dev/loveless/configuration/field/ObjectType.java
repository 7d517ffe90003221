package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An object with certain fields.
 *
 * @param <T> what such an object is in Java
 */
public final class ObjectType<T> implements ValueType<T> {
    /** Merge keys, of YAML 1.1. */
    private static final String MERGE = "<<";

    private final String noun;
    private final Map<String, Field<?>> fields;
    private final Map<String, String> absent;
    private final List<ObjectRule> rules;
    private final Optional<String> freePrefix;
    private final Function<FieldValues, T> maker;

    private ObjectType(Builder builder, Function<FieldValues, T> maker) {
        this.noun = builder.noun;
        this.fields = new LinkedHashMap<>(builder.fields);
        this.absent = Map.copyOf(builder.absent);
        this.rules = List.copyOf(builder.rules);
        this.freePrefix = builder.freePrefix;
        this.maker = maker;
    }

    /**
     * Begins the description of a type.
     *
     * @param noun what messages and the JSON Schema call it: {@code function}
     */
    public static Builder of(String noun) {
        return new Builder(noun);
    }

    public String noun() {
        return noun;
    }

    /** The name of its definition in the JSON Schema. */
    String definitionName() {
        return Words.camelCase(noun);
    }

    /** The fields in the order in which they are told of. */
    public List<Field<?>> fields() {
        return List.copyOf(fields.values());
    }

    @Override
    public Optional<T> read(SourceMember written, Reading reading) {
        if (!(written.value() instanceof SourceObject object)) {
            refuseOther(written, reading);
            return Optional.empty();
        }
        int before = reading.errors();
        Map<String, SourceMember> present = new HashMap<>();
        Map<String, Object> values = new HashMap<>();
        Set<String> meant = new HashSet<>();
        for (SourceMember member : object.members()) {
            Field<?> field = fields.get(member.name());
            if (field != null) {
                present.put(member.name(), member);
                field.type().read(member, reading).ifPresent(value -> values.put(member.name(), value));
            } else if (freePrefix.filter(member.name()::startsWith).isEmpty()) {
                meant.addAll(refuseUnknown(member, reading));
            }
        }
        FieldValues read = new FieldValues(written, present, values, meant, reading.directory());
        checkRequired(read, reading);
        rules.forEach(rule -> rule.check(read, reading));
        return reading.errors() > before ? Optional.empty() : Optional.of(maker.apply(read));
    }

    private void refuseOther(SourceMember written, Reading reading) {
        boolean isEmpty = written.value().json().isNull();
        reading.refuseValue(
                written,
                "an object",
                (isEmpty ? "Indent its fields under it, or remove it. They are " : "Its fields are ") + fieldNames()
                        + ".");
    }

    /** The fields that are most likely meant. */
    private Set<String> refuseUnknown(SourceMember member, Reading reading) {
        Optional<String> meant = meantBy(member.name());
        reading.refuseMember(
                member,
                ConfigurationCode.UNKNOWN_FIELD,
                "No field of " + Words.a(noun) + " is called '" + Reading.shortened(member.name()) + "'",
                remedy(member.name(), meant));
        // What is merged could be anything.
        return member.name().equals(MERGE)
                ? fields.keySet()
                : meant.map(Set::of).orElse(Set.of());
    }

    private String remedy(String name, Optional<String> meant) {
        String known = absent.get(name);
        if (known != null) {
            return known;
        }
        if (name.equals(MERGE)) {
            return "Merge keys belong to YAML 1.1: write the fields out.";
        }
        return meant.map(it -> "Did you mean '" + it + "'?").orElseGet(() -> "The fields are " + fieldNames() + ".");
    }

    private Optional<String> meantBy(String name) {
        if (absent.containsKey(name)) {
            return Optional.empty();
        }
        return fields.values().stream()
                .filter(field -> field.otherNames().stream().anyMatch(name::equalsIgnoreCase))
                .<String>map(Field::name)
                .findFirst()
                .or(() -> Suggestion.closest(name, fields.keySet()));
    }

    private void checkRequired(FieldValues values, Reading reading) {
        for (Field<?> field : fields.values()) {
            if (field.isRequired() && !values.isMeant(field)) {
                reading.refuseMember(
                        values.owner(),
                        ConfigurationCode.MISSING_FIELD,
                        "'" + values.owner().name() + "' has no '" + field.name() + "'",
                        "Add '" + field.name() + "': " + field.sentence());
            }
        }
    }

    private String fieldNames() {
        return String.join(", ", fields.keySet());
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        return definitions.reference(this);
    }

    /** The schema itself, not a reference to it. */
    public ObjectNode body(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Field<?> field : fields.values()) {
            properties.set(field.name(), described(field, definitions));
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        freePrefix.ifPresent(prefix -> schema.putObject("patternProperties").putObject("^" + prefix));
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        List<ObjectNode> further =
                rules.stream().flatMap(rule -> rule.schema().stream()).toList();
        if (!further.isEmpty()) {
            schema.putArray("allOf").addAll(further);
        }
        return schema;
    }

    private static ObjectNode described(Field<?> field, SchemaDefinitions definitions) {
        ObjectNode type = field.type().schema(definitions);
        String description = field.sentence()
                + (field.defaultText().isEmpty()
                        ? ""
                        : " Default: " + field.defaultText().replace("`", "") + ".");
        ObjectNode described = JsonNodeFactory.instance.objectNode().put("description", description);
        if (type.has("$ref")) {
            // Beside a reference nothing else counts (draft-07).
            described.putArray("allOf").add(type);
            return described;
        }
        return described.setAll(type);
    }

    @Override
    public String words() {
        return "[" + noun + "](#" + noun.replace(' ', '-') + ")";
    }

    /** Puts a type together. Not thread-safe. */
    public static final class Builder {
        private final String noun;
        private final Map<String, Field<?>> fields = new LinkedHashMap<>();
        private final Map<String, String> absent = new HashMap<>();
        private final List<ObjectRule> rules = new ArrayList<>();
        private Optional<String> freePrefix = Optional.empty();

        private Builder(String noun) {
            this.noun = noun;
        }

        public Builder field(Field<?> field) {
            fields.put(field.name(), field);
            return this;
        }

        public Builder fields(List<Field<?>> some) {
            some.forEach(this::field);
            return this;
        }

        /** Says what to do instead of writing a field that there is not. */
        public Builder absent(String name, String remedy) {
            absent.put(name, remedy);
            return this;
        }

        public Builder rule(ObjectRule rule) {
            rules.add(rule);
            return this;
        }

        /** Lets fields whose names begin so be anything. */
        public Builder anythingFrom(String prefix) {
            freePrefix = Optional.of(prefix);
            return this;
        }

        /**
         * The type.
         *
         * @param maker makes what an object is in Java; called for right objects only
         */
        public <T> ObjectType<T> as(Function<FieldValues, T> maker) {
            return new ObjectType<>(this, maker);
        }
    }
}
