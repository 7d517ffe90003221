package dev.loveless.docker.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a service is called with. A member that is null counts as absent (documented). */
final class ServiceParameters {
    /** A parameter has a type that its service does not know; ends the execution, as the call cannot be made. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String field, String type) {
            super("The value for the field '" + field + "' must be " + type);
        }
    }

    private final JsonNode object;

    ServiceParameters(JsonNode object) {
        this.object = object;
    }

    JsonNode json() {
        return object;
    }

    private JsonNode value(String field) {
        JsonNode value = object.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    Optional<String> text(String field) throws Unusable {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw new Unusable(field, "a STRING");
        }
        // Numbers and truth values are taken for their text, as the service's own client does.
        return Optional.of(value.asText());
    }

    OptionalInt integer(String field) throws Unusable {
        OptionalDouble number = number(field);
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }

    OptionalDouble number(String field) throws Unusable {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(value.asText()));
        } catch (NumberFormatException e) {
            throw new Unusable(field, "a NUMBER");
        }
    }

    /** An object; an empty one if it is absent. */
    ServiceParameters object(String field) throws Unusable {
        JsonNode value = value(field);
        if (!value.isMissingNode() && !value.isObject()) {
            throw new Unusable(field, "an OBJECT");
        }
        return new ServiceParameters(value);
    }

    boolean has(String field) {
        return !value(field).isMissingNode();
    }

    private JsonNode array(String field) throws Unusable {
        JsonNode value = value(field);
        if (!value.isMissingNode() && !value.isArray()) {
            throw new Unusable(field, "an ARRAY");
        }
        return value;
    }

    /** The objects of an array; none if it is absent. */
    List<ServiceParameters> objects(String field) throws Unusable {
        List<ServiceParameters> objects = new ArrayList<>();
        for (JsonNode element : array(field)) {
            if (!element.isObject()) {
                throw new Unusable(field, "an ARRAY of OBJECTs");
            }
            objects.add(new ServiceParameters(element));
        }
        return objects;
    }

    /** The texts of an array; none if it is absent. */
    List<String> texts(String field) throws Unusable {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(field)) {
            if (element.isContainerNode() || element.isNull()) {
                throw new Unusable(field, "an ARRAY of STRINGs");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    /** The texts of a map; none if it is absent. */
    Map<String, String> map(String field) throws Unusable {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(field).object.properties()) {
            if (entry.getValue().isContainerNode()) {
                throw new Unusable(field, "a map of STRINGs");
            }
            map.put(entry.getKey(), entry.getValue().asText());
        }
        return map;
    }

    /** An array of {@code {Name, Value}} as a map, the members spelled as given. */
    Map<String, String> pairs(String field, String nameMember, String valueMember) throws Unusable {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (ServiceParameters pair : objects(field)) {
            Optional<String> name = pair.text(nameMember);
            if (name.isEmpty()) {
                throw new Unusable(field, "an ARRAY whose elements have a " + nameMember);
            }
            pairs.put(name.get(), pair.text(valueMember).orElse(""));
        }
        return pairs;
    }
}
