package dev.loveless.docker.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes lines of bytes that come in pieces. A line that is very long is told in pieces as well, none of which ends
 * within a character. For one thread.
 */
final class LineSplitter {
    static final int LONGEST = 64 * 1024;
    private static final int FIRST_CAPACITY = 256;

    private final Consumer<String> lines;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void write(byte[] bytes) {
        for (byte each : bytes) {
            if (each == '\n') {
                int end = length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
                tell(end);
                length = 0;
            } else {
                add(each);
            }
        }
    }

    private void add(byte each) {
        if (length == LONGEST) {
            int end = startOfLastCharacter();
            tell(end);
            System.arraycopy(buffer, end, buffer, 0, length - end);
            length -= end;
        }
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST, buffer.length * 2));
        }
        buffer[length++] = each;
    }

    /** Where to cut a full buffer: before a character that may go on, or at its end if that is no UTF-8 at all. */
    private int startOfLastCharacter() {
        for (int i = length - 1; i > length - 4; i--) {
            boolean continues = (buffer[i] & 0xC0) == 0x80;
            if (!continues) {
                return buffer[i] >= 0 ? length : i;
            }
        }
        return length;
    }

    private void tell(int end) {
        lines.accept(new String(buffer, 0, end, StandardCharsets.UTF_8));
    }

    /** Tells what is left, a last line without an end. */
    void finish() {
        if (length > 0) {
            tell(length);
            length = 0;
        }
    }
}
