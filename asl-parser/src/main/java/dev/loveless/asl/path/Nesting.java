package dev.loveless.asl.path;

/** Keeps texts away from recursive parsers that would not survive them. */
final class Nesting {
    private static final int DEEPEST = 100;

    private Nesting() {}

    /** Whether brackets and parentheses are nested deeper than any expression of use. */
    static boolean isDeep(String text) {
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '(' || character == '[') {
                depth++;
            } else if (character == ')' || character == ']') {
                depth--;
            }
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }
}
