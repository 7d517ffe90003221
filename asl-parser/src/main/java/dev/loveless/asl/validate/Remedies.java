package dev.loveless.asl.validate;

/** What to do about faults that several rules find. */
final class Remedies {
    private Remedies() {}

    /** For a value that is not of the type, as AWS's text names it. */
    static String forType(String type) {
        return switch (type) {
            case "[STRING]" -> "Write a text in quotes.";
            case "[BOOLEAN]" -> "Write true or false, without quotes.";
            case "[NUMBER]", "Float" -> "Write a number, without quotes.";
            case "Integer" -> "Write a whole number, without quotes.";
            case "[ARRAY]" -> "Write a list in square brackets.";
            case "[OBJECT]" -> "Write an object in braces.";
            default -> throw new IllegalArgumentException("No type of AWS's texts: " + type);
        };
    }

    /** For a field that is not there. */
    static String add(String field) {
        return "Add '" + field + "'.";
    }
}
