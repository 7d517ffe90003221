package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields an object of the States Language may and must have. Checked in this order: required fields, fields that
 * exclude each other, then each field in the order it was written in, then what holds for the object as a whole.
 */
final class ObjectSchema implements ValueRule {
    /** What must hold for an object beyond its single fields. */
    @FunctionalInterface
    interface ObjectRule {
        void check(SourceObject object, StateContext context);
    }

    private record Field(Optional<QueryLanguage> language, ValueRule rule) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final List<ObjectRule> groups = new ArrayList<>();
    private final List<ObjectRule> further = new ArrayList<>();

    /** A field of either query language. */
    ObjectSchema field(String name, ValueRule rule) {
        fields.put(name, new Field(Optional.empty(), rule));
        return this;
    }

    /** A field that must be there. */
    ObjectSchema required(String name, ValueRule rule) {
        required.add(name);
        return field(name, rule);
    }

    /** A field of JSONPath states only. */
    ObjectSchema jsonPath(String name, ValueRule rule) {
        fields.put(name, new Field(Optional.of(QueryLanguage.JSON_PATH), rule));
        return this;
    }

    /** A field of JSONata states only. */
    ObjectSchema jsonata(String name, ValueRule rule) {
        fields.put(name, new Field(Optional.of(QueryLanguage.JSONATA), rule));
        return this;
    }

    /** At most one of the fields. */
    ObjectSchema atMostOneOf(String... names) {
        groups.add((object, context) -> countOf(object, names, context));
        return this;
    }

    /** One of the fields, and only one. */
    ObjectSchema exactlyOneOf(String... names) {
        groups.add((object, context) -> {
            if (countOf(object, names, context) == 0) {
                context.findings()
                        .schema(
                                object.location(),
                                "This object should have only one of the following fields: " + List.of(names),
                                "Add one of them.");
            }
        });
        return this;
    }

    /** At least one of the fields (inferred text). */
    ObjectSchema atLeastOneOf(String... names) {
        groups.add((object, context) -> {
            if (presentOf(object, names) == 0) {
                context.findings()
                        .schema(
                                object.location(),
                                "This object should have at least one of the following fields: " + List.of(names),
                                "Add one of them.");
            }
        });
        return this;
    }

    /** A rule for the object as a whole. */
    ObjectSchema rule(ObjectRule rule) {
        further.add(rule);
        return this;
    }

    @Override
    public void check(SourceNode value, StateContext context) {
        if (value instanceof SourceObject object) {
            checkObject(object, context);
        } else {
            ValueRules.expected("[OBJECT]", value, context);
        }
    }

    private void checkObject(SourceObject object, StateContext context) {
        List<String> missing =
                required.stream().filter(name -> !object.has(name)).toList();
        if (!missing.isEmpty()) {
            context.findings()
                    .schema(
                            object.location(),
                            "These fields are required: " + missing,
                            "Add " + String.join(" and ", missing) + ".");
        }
        groups.forEach(group -> group.check(object, context));
        object.members().forEach(member -> checkMember(object, member, context));
        further.forEach(rule -> rule.check(object, context));
    }

    private void checkMember(SourceObject object, SourceMember member, StateContext context) {
        Field field = fields.get(member.name());
        if (field == null) {
            refuse(object, member, context);
            return;
        }
        if (context.languageIsChecked()
                && field.language()
                        .filter(language -> language != context.language())
                        .isPresent()) {
            refuseLanguage(object, member, context);
            return;
        }
        field.rule().check(member.value(), context);
    }

    private void refuse(SourceObject object, SourceMember member, StateContext context) {
        context.findings()
                .add(Diagnostic.at(
                                object.location(),
                                AslCode.SCHEMA_VALIDATION_FAILED,
                                "Field '" + member.name() + "' is not supported")
                        .shownAt(member.namePosition())
                        .withRemedy(Suggestion.closest(member.name(), fields.keySet())
                                .map(name -> "Did you mean '" + name + "'?")
                                .orElse("Remove it; the fields that can stand here: "
                                        + String.join(", ", fields.keySet()) + ".")));
    }

    private static void refuseLanguage(SourceObject object, SourceMember member, StateContext context) {
        QueryLanguage other =
                context.language() == QueryLanguage.JSONATA ? QueryLanguage.JSON_PATH : QueryLanguage.JSONATA;
        context.findings()
                .add(Diagnostic.at(
                                object.location(),
                                AslCode.SCHEMA_VALIDATION_FAILED,
                                "The QueryLanguage is set to '"
                                        + context.language().spelling() + "', but field '"
                                        + member.name() + "' is only supported for the '" + other.spelling()
                                        + "' QueryLanguage")
                        .shownAt(member.namePosition())
                        .withRemedy(
                                "Remove the field, or set the state's QueryLanguage to '" + other.spelling() + "'."));
    }

    private static int presentOf(SourceObject object, String... names) {
        int present = 0;
        for (String name : names) {
            if (isPresent(object, name)) {
                present++;
            }
        }
        return present;
    }

    private static int countOf(SourceObject object, String[] names, StateContext context) {
        int present = presentOf(object, names);
        if (present > 1) {
            context.findings()
                    .schema(
                            object.location(),
                            "There should only be one of the following fields: " + List.of(names),
                            "Remove all but one of them.");
        }
        return present;
    }

    /** {@code "End": false} counts as absent (inferred). */
    private static boolean isPresent(SourceObject object, String name) {
        return object.get(name)
                .filter(value -> !(name.equals("End")
                        && value.json().isBoolean()
                        && !value.json().booleanValue()))
                .isPresent();
    }
}
