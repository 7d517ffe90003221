package dev.loveless.junit.coverage.report.graph;

/** Text in HTML and SVG. */
public final class Html {
    private Html() {}

    /** The text as markup; control characters, which no page may hold, become question marks. */
    public static String escaped(String text) {
        StringBuilder markup = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                case '\n' -> markup.append('\n');
                default -> markup.append(Character.isISOControl(character) ? '?' : character);
            }
        }
        return markup.toString();
    }
}
