package dev.loveless.cli.progress;

import java.util.List;

/**
 * The last lines of a terminal, drawn anew in place, with what is to stay scrolling away above them. Makes the text to
 * be written; uses the sequences that all terminals know (ECMA-48). Of one thread.
 */
final class Region {
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    /** A line that is too long after all, as where the window was made narrower, is cut rather than broken. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private int drawn;

    /**
     * @param staying lines to be printed once, above the region
     * @param region the lines that it has from now on; each must fit into the terminal's width, and all into its height
     */
    String draw(List<String> staying, List<String> region) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\r\u001b[").append(drawn).append('A');
        }
        staying.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
        if (!region.isEmpty()) {
            text.append(NO_WRAP);
            region.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
            text.append(WRAP);
        }
        if (drawn > 0) {
            text.append(ERASE_BELOW);
        }
        drawn = region.size();
        return text.toString();
    }
}
