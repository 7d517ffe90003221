package dev.loveless.asl.query;

import java.util.Map;
import java.util.Optional;

/** The errors of pictures of times and numbers: the library has the reference's texts, but not its codes. */
final class DateTimeErrors {
    private static final Map<String, String> CODES = Map.of(
            "Formatting or parsing an integer as a sequence starting with ", "D3130",
            "In a decimal digit pattern, all digits ", "D3131",
            "Unknown component specifier ", "D3132",
            "The 'name' modifier can only be applied ", "D3133",
            "The timezone integer format specifier ", "D3134",
            "No matching closing bracket ", "D3135",
            "The date/time picture string is missing ", "D3136");

    private DateTimeErrors() {}

    /** Code and text, if it is such an error. */
    static Optional<String> describe(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            Optional<String> code = CODES.entrySet().stream()
                    .filter(entry -> text.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findAny();
            if (code.isPresent()) {
                return code.map(it -> it + ": " + quoted(it, text));
            }
        }
        return Optional.empty();
    }

    /** The reference shows what is wrong as JSON. */
    private static String quoted(String code, String text) {
        return switch (code) {
            case "D3130" -> text.contains("\"") ? text : text.replaceFirst("with (.+) is not", "with \"$1\" is not");
            case "D3132" -> text.replaceFirst("specifier (.+) in date", "specifier \"$1\" in date");
            case "D3133" -> text.replaceFirst("not (.+)$", "not \"$1\"");
            default -> text;
        };
    }
}
