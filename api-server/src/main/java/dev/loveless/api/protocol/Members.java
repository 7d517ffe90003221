package dev.loveless.api.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The members of a request, or of a structure in it. Reading one checks it against the API's model: a wrong JSON type
 * ends the call at once, broken constraints are gathered and end it when {@link #check} is called, so that the error
 * tells of all of them as the service's does (recorded). Members that nobody reads are ignored, as AWS ignores them; a
 * null counts as absent. Of one thread.
 */
public final class Members {
    private final ObjectNode object;
    private final String path;
    private final List<String> broken;

    private Members(ObjectNode object, String path, List<String> broken) {
        this.object = object;
        this.path = path;
        this.broken = broken;
    }

    /** The members of a request's body. */
    public static Members of(ObjectNode body) {
        return new Members(body, "", new ArrayList<>(0));
    }

    /**
     * To be called when all members have been read.
     *
     * @throws ApiException if one of them breaks a constraint
     */
    public void check() {
        if (!broken.isEmpty()) {
            throw new ApiException(ApiError.ValidationException.ofConstraints(broken));
        }
    }

    /** A text that must be there; something else, of no use, if it is not: {@link #check} tells. */
    public String requiredText(String name, TextRule rule) {
        return text(name, rule).orElseGet(() -> {
            missing(name);
            return "";
        });
    }

    /** A text. */
    public Optional<String> text(String name, TextRule rule) {
        Optional<String> text = value(name).map(value -> textOf(value));
        text.ifPresent(it -> rule.brokenBy(it).ifPresent(constraint -> broke(name, it, constraint)));
        return text;
    }

    private static String textOf(JsonNode value) {
        if (!value.isTextual()) {
            throw wrongType(value, "String");
        }
        return value.textValue();
    }

    /**
     * One of several names.
     *
     * @param order the names in the order in which the service lists them
     */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type, String order) {
        Optional<String> text = value(name).map(Members::textOf);
        Optional<E> chosen = text.flatMap(it -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(it))
                .findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            broke(name, text.get(), "Member must satisfy enum value set: [" + order + "]");
        }
        return chosen;
    }

    /** Yes or no. */
    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrongType(value, "Boolean");
            }
            return value.booleanValue();
        });
    }

    /** A whole number. */
    public OptionalInt integer(String name, int least, int most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        bounded(name, number(value.get(), "Integer"), least, most);
        return OptionalInt.of(value.get().intValue());
    }

    /** A whole number that must be there. */
    public int requiredInteger(String name, int least, int most) {
        OptionalInt number = integer(name, least, most);
        if (number.isEmpty()) {
            missing(name);
        }
        return number.orElse(0);
    }

    /** A whole number, maybe a large one. */
    public OptionalLong longInteger(String name, long least) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        bounded(name, number(value.get(), "Long"), least, Long.MAX_VALUE);
        return OptionalLong.of(value.get().longValue());
    }

    /** A number. */
    public OptionalDouble number(String name, double least, double most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        bounded(name, number(value.get(), "Float"), least, most);
        return OptionalDouble.of(value.get().doubleValue());
    }

    private static JsonNode number(JsonNode value, String type) {
        if (!value.isNumber()) {
            throw wrongType(value, type);
        }
        return value;
    }

    private void bounded(String name, JsonNode value, double least, double most) {
        if (value.doubleValue() > most) {
            broke(name, value.asText(), "Member must have value less than or equal to " + shown(most));
        } else if (value.doubleValue() < least) {
            broke(name, value.asText(), "Member must have value greater than or equal to " + shown(least));
        }
    }

    private static String shown(double bound) {
        return String.valueOf((long) bound);
    }

    /** A structure; one of no members, of no use, if a required one is not there. */
    public Optional<Members> structure(String name) {
        return value(name).map(value -> new Members(objectOf(value), path + name + ".", broken));
    }

    private static ObjectNode objectOf(JsonNode value) {
        if (value instanceof ObjectNode members) {
            return members;
        }
        throw wrongType(value, "Structure");
    }

    /**
     * A list of structures.
     *
     * @param structure the name of their type, which errors show
     */
    public Optional<List<Members>> structures(String name, String structure, int fewest, int most) {
        Optional<JsonNode> list = list(name);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Members> members = new ArrayList<>();
        for (JsonNode element : list.get()) {
            String at = path + name + "." + (members.size() + 1) + ".member.";
            members.add(new Members(
                    element.isNull() ? JsonNodeFactory.instance.objectNode() : objectOf(element), at, broken));
        }
        counted(name, members.size(), fewest, most, () -> shown(structure, members));
        return Optional.of(members);
    }

    /** As the service shows a list of structures (recorded). */
    private static String shown(String structure, List<Members> list) {
        List<String> all = new ArrayList<>();
        for (Members members : list) {
            List<String> each = new ArrayList<>();
            members.object
                    .properties()
                    .forEach(member ->
                            each.add(member.getKey() + "=" + member.getValue().asText()));
            all.add(structure + "(" + String.join(", ", each) + ")");
        }
        return all.toString();
    }

    /** A list of texts. */
    public Optional<List<String>> texts(String name, TextRule rule) {
        Optional<JsonNode> list = list(name);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list.get()) {
            String text = textOf(element);
            texts.add(text);
            String at = name + "." + texts.size() + ".member";
            rule.brokenBy(text).ifPresent(constraint -> broke(at, text, constraint));
        }
        return Optional.of(texts);
    }

    private Optional<JsonNode> list(String name) {
        return value(name).map(value -> {
            if (!value.isArray()) {
                throw wrongType(value, "List");
            }
            return value;
        });
    }

    private void counted(String name, int size, int fewest, int most, java.util.function.Supplier<String> shown) {
        if (size > most) {
            broke(name, shown.get(), "Member must have length less than or equal to " + most);
        } else if (size < fewest) {
            broke(name, shown.get(), "Member must have length greater than or equal to " + fewest);
        }
    }

    /** Whether a member is not there. */
    public boolean isAbsent(String name) {
        return value(name).isEmpty();
    }

    /** A member that must be there is not. */
    public void missing(String name) {
        broken.add("Value null at '" + path + name + "' failed to satisfy constraint: Member must not be null");
    }

    private void broke(String name, String value, String constraint) {
        broken.add("Value '" + value + "' at '" + path + name + "' failed to satisfy constraint: " + constraint);
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static ApiException wrongType(JsonNode value, String wanted) {
        String is = switch (value.getNodeType()) {
            case STRING -> "STRING_VALUE";
            case NUMBER -> value.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
            case BOOLEAN -> value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
            case ARRAY -> "START_ARRAY";
            default -> "START_OBJECT";
        };
        return new ApiException(
                new ApiError.SerializationException(is + " can not be converted to " + article(wanted)));
    }

    private static String article(String type) {
        return ("AEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }
}
