package dev.loveless.engine.data;

/** The patterns of the Choice operator StringMatches: {@code *} stands for anything, a backslash takes its meaning. */
final class StringMatches {
    private StringMatches() {}

    /** Whether the whole text fits the pattern; takes at most pattern times text steps. */
    static boolean matches(String pattern, String text) {
        int inPattern = 0;
        int inText = 0;
        int star = -1;
        int textAtStar = 0;
        while (inText < text.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                star = inPattern++;
                textAtStar = inText;
                continue;
            }
            int literal = escaped(pattern, inPattern) ? inPattern + 1 : inPattern;
            if (literal < pattern.length() && pattern.charAt(literal) == text.charAt(inText)) {
                inPattern = literal + 1;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++textAtStar;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    private static boolean escaped(String pattern, int at) {
        return at + 1 < pattern.length() && pattern.charAt(at) == '\\';
    }
}
