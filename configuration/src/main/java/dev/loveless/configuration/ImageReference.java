package dev.loveless.configuration;

import dev.loveless.configuration.field.TextType;
import java.util.Locale;
import java.util.regex.Pattern;

/** What {@code docker run} takes for an image (the grammar of Docker's distribution reference). */
final class ImageReference {
    /** The longest that engines take for a name (documented: 255); a digest and a tag come on top. */
    private static final int LONGEST = 512;

    private static final String REMEDY = "Write it as for docker run: thumbnail:1 or registry.example/team/thumbnail:1,"
            + " the name in small letters.";

    private static final String HOST = "(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9A-Fa-f:]+\\])(?::[0-9]+)?/";
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String TAG = ":[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private static final String DIGEST = "@[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9A-Fa-f]{32,}";
    private static final String REFERENCE =
            "(?:" + HOST + ")?" + PART + "(?:/" + PART + ")*(?:" + TAG + ")?(?:" + DIGEST + ")?|sha256:[0-9a-f]{64}";

    private static final Pattern PATTERN = Pattern.compile(REFERENCE);

    static final TextType TYPE = TextType.like("image", "the name of an image", ImageReference::remedy, REFERENCE);

    private ImageReference() {}

    static boolean isOne(String text) {
        return text.length() <= LONGEST && PATTERN.matcher(text).matches();
    }

    /** What to do about a text that is none. */
    static String remedy(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return isOne(small) ? "Names of images have small letters only: " + small + "." : REMEDY;
    }
}
