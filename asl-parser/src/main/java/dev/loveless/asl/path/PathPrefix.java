package dev.loveless.asl.path;

import dev.loveless.asl.diagnostic.Parsed;

/**
 * The beginning of a path: {@code $}, {@code $$} or {@code $variable}.
 *
 * @param length how many characters of the path it takes
 */
record PathPrefix(PathRoot root, int length) {
    static Parsed<PathPrefix> of(String text) {
        if (!text.startsWith("$")) {
            return Parsed.failure("A path begins with '$'.", 0);
        }
        if (text.startsWith("$$")) {
            return endingAt(text, new PathPrefix(new PathRoot.Context(), 2));
        }
        int end = endOfName(text);
        PathRoot root = end == 1 ? new PathRoot.Input() : new PathRoot.Variable(text.substring(1, end));
        return endingAt(text, new PathPrefix(root, end));
    }

    private static Parsed<PathPrefix> endingAt(String text, PathPrefix prefix) {
        int end = prefix.length();
        boolean continues = end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[';
        return continues
                ? Parsed.failure("Only '.' or '[' can follow '" + text.substring(0, end) + "'.", end)
                : Parsed.success(prefix);
    }

    private static int endOfName(String text) {
        int at = 1;
        while (at < text.length() && isNameCharacter(text.codePointAt(at), at == 1)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isNameCharacter(int character, boolean first) {
        return first
                ? Character.isUnicodeIdentifierStart(character)
                : Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }
}
