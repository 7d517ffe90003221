package dev.loveless.asl.query;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The characters of a picture of {@code $formatNumber}, as XPath names them. */
final class NumberSymbols {
    private static final Map<String, String> DEFAULTS = Map.of(
            "decimal-separator", ".",
            "grouping-separator", ",",
            "exponent-separator", "e",
            "minus-sign", "-",
            "percent", "%",
            "per-mille", "\u2030",
            "zero-digit", "0",
            "digit", "#",
            "pattern-separator", ";");

    private final Map<String, String> symbols = new HashMap<>(DEFAULTS);

    NumberSymbols(@Nullable Map<?, ?> options) {
        if (options != null) {
            options.forEach((name, symbol) -> symbols.put(String.valueOf(name), String.valueOf(symbol)));
        }
    }

    String decimalSeparator() {
        return symbol("decimal-separator");
    }

    String groupingSeparator() {
        return symbol("grouping-separator");
    }

    String exponentSeparator() {
        return symbol("exponent-separator");
    }

    String minusSign() {
        return symbol("minus-sign");
    }

    String percent() {
        return symbol("percent");
    }

    String perMille() {
        return symbol("per-mille");
    }

    String patternSeparator() {
        return symbol("pattern-separator");
    }

    private String symbol(String name) {
        return symbols.getOrDefault(name, "");
    }

    boolean isRequiredDigit(int character) {
        int zero = zeroDigit();
        return character >= zero && character < zero + 10;
    }

    boolean isOptionalDigit(int character) {
        return symbol("digit").indexOf(character) >= 0;
    }

    boolean isDigit(int character) {
        return isRequiredDigit(character) || isOptionalDigit(character);
    }

    /** Whether a character means something, rather than being shown as it is. */
    boolean isActive(int character) {
        return isDigit(character)
                || (decimalSeparator() + groupingSeparator() + exponentSeparator() + patternSeparator())
                                .indexOf(character)
                        >= 0;
    }

    /** Decimal digits in the family of the zero. */
    String digits(String decimal) {
        int zero = zeroDigit();
        StringBuilder digits = new StringBuilder();
        decimal.chars().forEach(digit -> digits.appendCodePoint(digit - '0' + zero));
        return digits.toString();
    }

    private int zeroDigit() {
        String zero = symbol("zero-digit");
        return zero.isEmpty() ? '0' : zero.charAt(0);
    }
}
