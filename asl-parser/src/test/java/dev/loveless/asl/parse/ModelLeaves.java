package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.Transition;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.ReferencePath;
import dev.loveless.asl.query.JsonataExpression;
import dev.loveless.asl.source.Location;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every text, number and boolean that a part of the syntax tree holds, found by reflection so that no field can be
 * forgotten; those of states inside it left out.
 */
final class ModelLeaves {
    private final Set<String> leaves = new LinkedHashSet<>();

    private ModelLeaves() {}

    static Set<String> of(Object part) {
        ModelLeaves found = new ModelLeaves();
        if (part instanceof State state) {
            found.leaves.add(state.type());
        }
        found.components(part);
        return found.leaves;
    }

    /** A JSON scalar as it is written here. */
    static String leaf(JsonNode scalar) {
        return scalar.isNumber() ? number(scalar.numberValue()) : scalar.asText();
    }

    private static String number(Number number) {
        return String.valueOf(number.doubleValue());
    }

    private void visit(Object value) {
        if (value instanceof Location || value instanceof State) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::visit);
        } else if (value instanceof Iterable<?> values && !(value instanceof JsonNode)) {
            values.forEach(this::visit);
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(this::visit);
            map.values().forEach(this::visit);
        } else if (value instanceof JsonNode json) {
            json(json);
        } else if (value instanceof Number number) {
            leaves.add(number(number));
        } else if (value instanceof String || value instanceof Boolean || value instanceof Enum) {
            leaves.add(value instanceof QueryLanguage language ? language.spelling() : value.toString());
        } else if (value instanceof PathExpression path) {
            leaves.add(path.text());
        } else if (value instanceof ReferencePath path) {
            leaves.add(path.text());
        } else if (value instanceof IntrinsicCall call) {
            leaves.add(call.text());
        } else if (value instanceof JsonataExpression expression) {
            leaves.add(expression.text());
        } else if (value instanceof Transition.End) {
            leaves.add("true");
        } else if (value instanceof Record) {
            components(value);
        } else {
            throw new AssertionError("What is a " + value.getClass() + "?");
        }
    }

    private void json(JsonNode json) {
        if (json.isContainerNode()) {
            json.forEach(this::json);
        } else {
            leaves.add(leaf(json));
        }
    }

    private void components(Object node) {
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            try {
                visit(component.getAccessor().invoke(node));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
