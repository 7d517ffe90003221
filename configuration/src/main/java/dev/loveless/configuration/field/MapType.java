package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An object whose members have names of the user's own, and values of one type. */
public final class MapType<T> implements ValueType<Map<String, T>> {
    private static final int LONGEST_NAME = 1_000;

    private final String words;
    private final Names names;
    private final ValueType<T> value;

    private MapType(String words, Names names, ValueType<T> value) {
        this.words = words;
        this.names = names;
        this.value = value;
    }

    /**
     * Which names there may be.
     *
     * @param of what they are names of: {@code function}
     * @param pattern of all of a name, in the common part of Java's and JavaScript's regular expressions
     * @param remedy how to write one
     */
    public record Names(String of, Pattern pattern, String remedy) {
        public static Names like(String of, String pattern, String remedy) {
            return new Names(of, Pattern.compile(pattern), remedy);
        }
    }

    public static <T> MapType<T> of(String words, Names names, ValueType<T> value) {
        return new MapType<>(words, names, value);
    }

    @Override
    public Optional<Map<String, T>> read(SourceMember written, Reading reading) {
        if (!(written.value() instanceof SourceObject object)) {
            boolean isNothing = written.value().json().isNull();
            reading.refuseValue(
                    written,
                    "an object",
                    isNothing
                            ? "Indent " + Words.a(names.of()) + " under it, or remove '" + written.name() + "'."
                            : "Write one member for each " + names.of() + ", its name before the colon.");
            return Optional.empty();
        }
        Map<String, T> values = new LinkedHashMap<>();
        boolean isRight = true;
        for (SourceMember member : object.members()) {
            isRight &= isNamedWell(member, reading);
            Optional<T> read = value.read(member, reading);
            read.ifPresent(it -> values.put(member.name(), it));
            isRight &= read.isPresent();
        }
        return isRight ? Optional.of(values) : Optional.empty();
    }

    private boolean isNamedWell(SourceMember member, Reading reading) {
        String name = member.name();
        if (fits(name)) {
            return true;
        }
        reading.refuseMember(
                member,
                ConfigurationCode.INVALID_NAME,
                Words.capital(Words.a(names.of())) + " cannot be called '" + Reading.shortened(name) + "'",
                fits(name.toLowerCase(Locale.ROOT))
                        ? "Did you mean '" + name.toLowerCase(Locale.ROOT) + "'?"
                        : names.remedy());
        return false;
    }

    private boolean fits(String name) {
        return name.length() <= LONGEST_NAME && names.pattern().matcher(name).matches();
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("propertyNames").put("pattern", "^(?:" + names.pattern() + ")$");
        schema.set("additionalProperties", value.schema(definitions));
        return schema;
    }

    @Override
    public String words() {
        return words;
    }
}
