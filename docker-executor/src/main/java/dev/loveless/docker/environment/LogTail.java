package dev.loveless.docker.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last 4 KB of what a component wrote, as Lambda hands them out (documented). Thread-safe. */
final class LogTail {
    private static final int MOST = 4 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();
    private int size;

    synchronized void clear() {
        lines.clear();
        size = 0;
    }

    synchronized void add(String line) {
        String kept = line.length() > MOST ? line.substring(line.length() - MOST) : line;
        lines.add(kept);
        size += kept.length() + 1;
        while (size > MOST && lines.size() > 1) {
            size -= lines.remove().length() + 1;
        }
    }

    /** With the lines that Lambda puts around them. */
    synchronized String text(String requestId, long milliseconds, int memory) {
        String all = "START RequestId: " + requestId + " Version: $LATEST\n"
                + (lines.isEmpty() ? "" : String.join("\n", lines) + "\n")
                + "END RequestId: " + requestId + "\n"
                + "REPORT RequestId: " + requestId + "\tDuration: " + milliseconds + ".00 ms\tBilled Duration: "
                + milliseconds + " ms\tMemory Size: " + memory + " MB\t\n";
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        int from = Math.max(0, bytes.length - MOST);
        // Not from the middle of a character.
        while (from < bytes.length && (bytes[from] & 0xC0) == 0x80) {
            from++;
        }
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
