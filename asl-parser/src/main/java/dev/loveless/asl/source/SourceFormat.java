package dev.loveless.asl.source;

import java.util.Locale;

/** The notation a definition is written in. */
public enum SourceFormat {
    JSON,
    YAML;

    /** The notation a file of that name is in: YAML for {@code .yaml} and {@code .yml}, JSON for all others. */
    public static SourceFormat ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") ? YAML : JSON;
    }

    /** The notation a text without a file name is in: JSON if it begins with a brace or a bracket, YAML otherwise. */
    public static SourceFormat ofContent(String content) {
        String text = content.stripLeading();
        return text.startsWith("{") || text.startsWith("[") ? JSON : YAML;
    }
}
