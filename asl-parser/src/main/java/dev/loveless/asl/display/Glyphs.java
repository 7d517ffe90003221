package dev.loveless.asl.display;

/**
 * Characters as a terminal may be given them: each in its columns, and none that would move the cursor, change colours
 * or turn the direction of what follows.
 */
public final class Glyphs {
    private static final String TAB = "    ";
    private static final String REPLACEMENT = "\uFFFD";
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;

    /** First and last code points of what fills two columns (Unicode Standard Annex 11, the usual blocks). */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD}
    };

    private Glyphs() {}

    /** The text with every character shown safely. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> shown.append(shown(character)));
        return shown.toString();
    }

    /** What to print for a character. */
    public static String shown(int character) {
        if (character == '\t') {
            return TAB;
        }
        if (character < ' ') {
            return Character.toString(CONTROL_PICTURES + character);
        }
        if (character == DELETE) {
            return "\u2421";
        }
        return isUnsafe(character) ? REPLACEMENT : Character.toString(character);
    }

    /** The columns that what is printed for a character fills. */
    public static int width(int character) {
        if (character == '\t') {
            return TAB.length();
        }
        if (isUnsafe(character)) {
            return 1;
        }
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /** The columns that what is printed for a text fills. */
    public static int width(String text) {
        return text.codePoints().map(Glyphs::width).sum();
    }

    private static boolean isUnsafe(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character == '\u2028'
                || character == '\u2029'
                || turnsDirection(character);
    }

    private static boolean turnsDirection(int character) {
        return character >= '\u202A' && character <= '\u202E'
                || character >= '\u2066' && character <= '\u2069'
                || character == '\u200E'
                || character == '\u200F'
                || character == '\u061C';
    }

    private static boolean isWide(int character) {
        for (int[] block : WIDE) {
            if (character < block[0]) {
                return false;
            }
            if (character <= block[1]) {
                return true;
            }
        }
        return false;
    }
}
