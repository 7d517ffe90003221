package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size of memory, in megabytes: a number of them, or a text such as {@code 512m} or {@code 2g}. */
public final class MemoryType implements ValueType<Integer> {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})([mMgG])(?:[iI]?[bB]?)");
    private static final long MEGABYTES_OF_A_GIGABYTE = 1024;

    private final int least;
    private final int most;
    private final String remedy;

    private MemoryType(int least, int most, String remedy) {
        this.least = least;
        this.most = most;
        this.remedy = remedy;
    }

    /** @param remedy what to tell somebody who goes beyond the limits */
    public static MemoryType between(int least, int most, String remedy) {
        return new MemoryType(least, most, remedy);
    }

    @Override
    public Optional<Integer> read(SourceMember written, Reading reading) {
        JsonNode json = written.value().json();
        Optional<BigInteger> megabytes = json.isTextual()
                ? ofText(json.textValue())
                : Optional.of(json).filter(JsonNode::isIntegralNumber).map(JsonNode::bigIntegerValue);
        if (megabytes.isEmpty()) {
            reading.refuseValue(
                    written,
                    "a size of memory",
                    json.isTextual() && json.textValue().matches("[0-9]{1,9}")
                            ? "Leave the quotes out for megabytes, or write a unit: " + json.textValue() + "m."
                            : "Write a number of megabytes, or a text such as 512m or 2g.");
        } else if (megabytes.filter(this::isWithin).isEmpty()) {
            reading.refuseValue(written, "from " + least + " to " + most + " MB", remedy);
        }
        return megabytes.filter(this::isWithin).map(BigInteger::intValueExact);
    }

    private boolean isWithin(BigInteger megabytes) {
        return megabytes.compareTo(BigInteger.valueOf(least)) >= 0
                && megabytes.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static Optional<BigInteger> ofText(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long unit = parts.group(2).equalsIgnoreCase("g") ? MEGABYTES_OF_A_GIGABYTE : 1;
        return Optional.of(BigInteger.valueOf(Long.parseLong(parts.group(1)) * unit));
    }

    /** The limits of a text are beyond a JSON Schema. */
    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode forms = schema.putArray("anyOf");
        forms.addObject().put("type", "integer").put("minimum", least).put("maximum", most);
        forms.addObject().put("type", "string").put("pattern", "^" + TEXT + "$");
        return schema;
    }

    @Override
    public String words() {
        return "memory, " + least + " to " + most + " MB";
    }
}
