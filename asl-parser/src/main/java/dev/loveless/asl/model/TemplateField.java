package dev.loveless.asl.model;

/** Names of fields in payload templates of JSONPath states: {@code .$} at the end says that the value is evaluated. */
public final class TemplateField {
    private static final String SUFFIX = ".$";

    private TemplateField() {}

    /** Whether the value of the field of that name is evaluated. */
    public static boolean isEvaluated(String name) {
        return name.endsWith(SUFFIX);
    }

    /** The name without the suffix, if it has it. */
    public static String plain(String name) {
        return isEvaluated(name) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The name with the suffix. */
    public static String evaluated(String plain) {
        return plain + SUFFIX;
    }
}
