package dev.loveless.asl.source;

/**
 * The text of a definition and the name it goes by in messages (a file's path as the user gave it, or {@code <stdin>}).
 *
 * @param name what to call it
 * @param content the whole text
 */
public record SourceText(String name, String content) {
    /** The line {@code number} (from 1) without its end; empty beyond the last line. */
    public String line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            int end = content.indexOf('\n', start);
            if (end < 0) {
                return "";
            }
            start = end + 1;
        }
        int end = content.indexOf('\n', start);
        String line = content.substring(start, end < 0 ? content.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
