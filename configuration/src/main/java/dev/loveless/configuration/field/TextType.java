package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A text that is not empty, of a certain form if there is one. */
public final class TextType implements ValueType<String> {
    /** Longer texts are no names, and patterns are not tried on them. */
    private static final int LONGEST_WITH_PATTERN = 1_000;

    private final String words;
    private final String mustBe;
    private final UnaryOperator<String> remedy;
    private final Optional<Pattern> pattern;
    private final boolean takesNumbers;

    private TextType(
            String words,
            String mustBe,
            UnaryOperator<String> remedy,
            Optional<Pattern> pattern,
            boolean takesNumbers) {
        this.words = words;
        this.mustBe = mustBe;
        this.remedy = remedy;
        this.pattern = pattern;
        this.takesNumbers = takesNumbers;
    }

    /** Any text but the empty one. */
    public static TextType any() {
        return new TextType("text", "a text", it -> "Write a text.", Optional.empty(), false);
    }

    /** Any text, the empty one too; what YAML takes for a number counts if it is kept as it is written. */
    public static TextType lenient() {
        return new TextType("text", "a text", it -> "Write a text; \"\" is an empty one.", Optional.empty(), true);
    }

    /**
     * A text of a certain form.
     *
     * @param words for the documentation
     * @param mustBe for messages, after "must be"
     * @param pattern of all of it; also used in the JSON Schema, so in the common part of Java's and JavaScript's
     *     regular expressions
     */
    public static TextType like(String words, String mustBe, String remedy, String pattern) {
        return like(words, mustBe, it -> remedy, pattern);
    }

    /** The same, with a remedy that depends on the text that is written. */
    public static TextType like(String words, String mustBe, UnaryOperator<String> remedy, String pattern) {
        return new TextType(words, mustBe, remedy, Optional.of(Pattern.compile(pattern)), false);
    }

    /** The same form; a number of YAML is taken for it if it is kept as it is written. */
    public TextType orNumber() {
        return new TextType(words, mustBe, remedy, pattern, true);
    }

    @Override
    public Optional<String> read(SourceMember written, Reading reading) {
        Optional<String> text = takesNumbers
                ? reading.asWritten(written.value())
                : Optional.ofNullable(written.value().json().textValue());
        if (text.filter(this::isRight).isPresent()) {
            return text;
        }
        boolean isScalar =
                written.value().json().isNumber() || written.value().json().isBoolean();
        reading.refuseValue(
                written,
                mustBe,
                isScalar
                        ? "Put it in quotes, so that it is kept as it is written."
                        : remedy.apply(written.value().json().asText()));
        return Optional.empty();
    }

    private boolean isRight(String text) {
        if (text.indexOf('\0') >= 0) {
            return false;
        }
        return pattern.map(form -> text.length() <= LONGEST_WITH_PATTERN
                        && form.matcher(text).matches())
                .orElse(takesNumbers || !text.isEmpty());
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (takesNumbers) {
            schema.putArray("type").add("string").add("number").add("boolean");
        } else {
            schema.put("type", "string");
        }
        pattern.ifPresent(form -> schema.put("pattern", "^(?:" + form + ")$"));
        if (pattern.isEmpty() && !takesNumbers) {
            schema.put("minLength", 1);
        }
        return schema;
    }

    @Override
    public String words() {
        return words;
    }
}
