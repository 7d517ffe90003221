package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes lines of bytes that come in pieces. A line that is very long is told in parts, none of which ends within a
 * character. For one thread.
 */
public final class LineSplitter {
    /** Of a part, in bytes. */
    static final int LONGEST = 64 * 1024;

    private static final int FIRST_CAPACITY = 256;

    private final OutputListener listener;
    private final boolean standardError;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;

    /** @param standardError what the listener is told that it is */
    public LineSplitter(OutputListener listener, boolean standardError) {
        this.listener = listener;
        this.standardError = standardError;
    }

    void write(byte[] bytes) {
        write(bytes, bytes.length);
    }

    /** Takes the first so many bytes. */
    public void write(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            byte each = bytes[i];
            if (each == '\n') {
                int end = length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
                listener.line(standardError, text(end));
                length = 0;
            } else {
                add(each);
            }
        }
    }

    private void add(byte each) {
        if (length == LONGEST) {
            int end = startOfLastCharacter();
            listener.part(standardError, text(end));
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

    private String text(int end) {
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }

    /** Tells what is left, a last line without an end. */
    public void finish() {
        if (length > 0) {
            listener.line(standardError, text(length));
            length = 0;
        }
    }
}
