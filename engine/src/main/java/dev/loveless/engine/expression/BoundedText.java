package dev.loveless.engine.expression;

import java.io.IOException;
import java.io.Writer;

/**
 * A text that grows to a size that no value of a state can have. A definition of some pages could make one of many
 * gigabytes.
 */
final class BoundedText extends Writer {
    private static final int LONGEST = 4_000_000;

    private final StringBuilder text = new StringBuilder();

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
