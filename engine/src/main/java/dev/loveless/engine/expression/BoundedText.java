package dev.loveless.engine.expression;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * A text that grows to a size that no value of a state can have. A definition of some pages could make one of many
 * gigabytes.
 */
final class BoundedText extends Writer {
    private static final int LONGEST = 4_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder text = new StringBuilder();

    /** A value as JSON; empty if it is too long or too deeply nested. */
    static Optional<String> json(JsonNode value) {
        BoundedText text = new BoundedText();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeTree(value);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }

    @Override
    public void write(char[] characters, int start, int length) throws IOException {
        text.append(characters, start, length);
        check();
    }

    @Override
    public void write(String string) throws IOException {
        text.append(string);
        check();
    }

    private void check() throws IOException {
        if (text.length() > LONGEST) {
            throw new IOException("The text is too long");
        }
    }

    @Override
    public void flush() {
        // There is nothing behind it.
    }

    @Override
    public void close() {
        // Nor anything to be closed.
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
