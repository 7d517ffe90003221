package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A sub-picture of {@code $formatNumber}: how XPath (Functions and Operators 3.1, 4.7) shows numbers. */
final class NumberPicture {
    private final NumberSymbols symbols;
    private final String text;
    private final String prefix;
    private final String suffix;
    private final String active;
    private final String integerPart;
    private final String fractionPart;
    private final Optional<String> exponentPart;
    private String fault = "";

    private NumberPicture(String text, NumberSymbols symbols) {
        this.text = text;
        this.symbols = symbols;
        int[] marks = IntStream.range(0, text.length())
                .filter(index -> symbols.isActive(text.charAt(index)))
                .filter(index -> !text.startsWith(symbols.exponentSeparator(), index))
                .toArray();
        if (marks.length == 0) {
            throw fault("D3085");
        }
        this.prefix = text.substring(0, marks[0]);
        this.suffix = text.substring(marks[marks.length - 1] + 1);
        this.active = text.substring(prefix.length(), text.length() - suffix.length());
        int exponent = active.indexOf(symbols.exponentSeparator());
        this.exponentPart = exponent >= 0
                ? Optional.of(active.substring(exponent + 1))
                : Optional.of("").filter(empty -> suffix.startsWith(symbols.exponentSeparator()));
        String mantissa = exponent < 0 ? active : active.substring(0, exponent);
        int decimal = mantissa.indexOf(symbols.decimalSeparator());
        this.integerPart = decimal < 0 ? mantissa : mantissa.substring(0, decimal);
        this.fractionPart = decimal < 0 ? "" : mantissa.substring(decimal + 1);
        validate();
    }

    /** A number in a picture, which may have a part of its own for negative ones. */
    static @Nullable Object formatNumber(FunctionArguments arguments) {
        Number value = arguments.number(0);
        if (value == null) {
            return null;
        }
        NumberSymbols symbols = new NumberSymbols((Map<?, ?>) arguments.value(2));
        List<String> texts = split(String.valueOf(arguments.text(1)), symbols.patternSeparator());
        if (texts.size() > 2) {
            throw fault("D3080");
        }
        List<NumberPicture> pictures =
                texts.stream().map(text -> new NumberPicture(text, symbols)).toList();
        BigDecimal number = new BigDecimal(value.toString());
        boolean negative = number.signum() < 0;
        String shown = pictures.get(negative ? pictures.size() - 1 : 0).format(number.abs());
        return negative && pictures.size() == 1 ? symbols.minusSign() + shown : shown;
    }

    private static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Of several faults the reference tells the last. */
    private void validate() {
        refuse(occurs(symbols.decimalSeparator()) > 1, "D3081");
        refuse(occurs(symbols.percent()) > 1, "D3082");
        refuse(occurs(symbols.perMille()) > 1, "D3083");
        refuse(occurs(symbols.percent()) > 0 && occurs(symbols.perMille()) > 0, "D3084");
        refuse(count(integerPart + fractionPart, symbols::isDigit) == 0, "D3085");
        refuse(count(active, symbols::isActive) < active.length(), "D3086");
        String decimal = symbols.decimalSeparator();
        String grouping = symbols.groupingSeparator();
        refuse(text.contains(grouping + decimal) || text.contains(decimal + grouping), "D3087");
        refuse(occurs(decimal) == 0 && integerPart.endsWith(grouping), "D3088");
        refuse(text.contains(grouping + grouping), "D3089");
        refuse(requiredBeforeOptional(integerPart), "D3090");
        refuse(requiredBeforeOptional(new StringBuilder(fractionPart).reverse().toString()), "D3091");
        boolean scaled = occurs(symbols.percent()) + occurs(symbols.perMille()) > 0;
        String exponent = exponentPart.orElse("");
        int exponentDigits = count(exponent, symbols::isRequiredDigit);
        refuse(scaled && !exponent.isEmpty(), "D3092");
        refuse(exponentPart.isPresent() && (exponent.isEmpty() || exponentDigits < exponent.length()), "D3093");
        if (!fault.isEmpty()) {
            throw fault(fault);
        }
    }

    private boolean requiredBeforeOptional(String part) {
        int[] optional = IntStream.range(0, part.length())
                .filter(index -> symbols.isOptionalDigit(part.charAt(index)))
                .toArray();
        return optional.length > 0
                && count(part.substring(0, optional[optional.length - 1]), symbols::isRequiredDigit) > 0;
    }

    private void refuse(boolean wrong, String code) {
        fault = wrong ? code : fault;
    }

    private static JException fault(String code) {
        return new JException(code, -1);
    }

    private int occurs(String symbol) {
        return symbol.isEmpty() ? 0 : split(text, symbol).size() - 1;
    }

    private static int count(String part, IntPredicate kind) {
        return (int) part.chars().filter(kind).count();
    }

    private String format(BigDecimal number) {
        int shift = occurs(symbols.percent()) > 0 ? 2 : occurs(symbols.perMille()) > 0 ? 3 : 0;
        BigDecimal scaled = number.movePointRight(shift);
        int exponentDigits = exponentPart.map(String::length).orElse(0);
        int exponent = exponentDigits == 0 ? 0 : exponent(scaled);
        String shown = mantissa(scaled.movePointLeft(exponent));
        if (exponentDigits > 0) {
            String digits = pad(String.valueOf(Math.abs(exponent)), exponentDigits);
            String sign = exponent < 0 ? symbols.minusSign() : "";
            shown += symbols.exponentSeparator() + sign + symbols.digits(digits);
        }
        return prefix + shown + suffix;
    }

    /** By how many powers of ten the mantissa has as many digits as the picture's integer part. */
    private int exponent(BigDecimal number) {
        int wanted = count(integerPart, symbols::isRequiredDigit);
        return number.signum() == 0 ? 0 : number.precision() - number.scale() - wanted;
    }

    private String mantissa(BigDecimal number) {
        int mostFraction = count(fractionPart, symbols::isDigit);
        int leastFraction = count(fractionPart, symbols::isRequiredDigit);
        int leastInteger = count(integerPart, symbols::isRequiredDigit);
        boolean exponential = exponentPart.isPresent();
        if (leastInteger == 0 && mostFraction == 0) {
            leastInteger = exponential ? 0 : 1;
            mostFraction = exponential ? 1 : 0;
            leastFraction = mostFraction;
        }
        if (exponential && leastInteger == 0 && count(integerPart, symbols::isOptionalDigit) > 0) {
            leastInteger = 1;
        }
        if (leastInteger == 0 && leastFraction == 0) {
            leastFraction = 1;
        }
        String plain = number.setScale(mostFraction, RoundingMode.HALF_EVEN).toPlainString();
        int point = plain.indexOf('.');
        String integer = (point < 0 ? plain : plain.substring(0, point)).replaceFirst("^0+", "");
        String fraction = point < 0 ? "" : plain.substring(point + 1).replaceFirst("0+$", "");
        fraction += "0".repeat(Math.max(0, leastFraction - fraction.length()));
        String shown = groupedInteger(symbols.digits(pad(integer, leastInteger)));
        return fraction.isEmpty()
                ? shown
                : shown + symbols.decimalSeparator() + groupedFraction(symbols.digits(fraction));
    }

    private static String pad(String digits, int least) {
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    private String groupedInteger(String digits) {
        List<Integer> positions = positions(integerPart, false);
        int interval = regularInterval(positions);
        StringBuilder grouped = new StringBuilder(digits);
        for (int right = 1; right < digits.length(); right++) {
            boolean separated = interval > 0 ? right % interval == 0 : positions.contains(right);
            if (separated) {
                grouped.insert(digits.length() - right, symbols.groupingSeparator());
            }
        }
        return grouped.toString();
    }

    private String groupedFraction(String digits) {
        List<Integer> positions = positions(fractionPart, true);
        StringBuilder grouped = new StringBuilder();
        for (int index = 0; index < digits.length(); index++) {
            grouped.append(positions.contains(index) ? symbols.groupingSeparator() : "");
            grouped.append(digits.charAt(index));
        }
        return grouped.toString();
    }

    /** How many digits stand on one side of each grouping separator. */
    private List<Integer> positions(String part, boolean onTheLeft) {
        List<Integer> positions = new ArrayList<>();
        String separator = symbols.groupingSeparator();
        for (int at = part.indexOf(separator); at >= 0 && !separator.isEmpty(); at = part.indexOf(separator, at + 1)) {
            positions.add(count(onTheLeft ? part.substring(0, at) : part.substring(at), symbols::isDigit));
        }
        return positions;
    }

    /** The number of digits in a group, if all have as many: the grouping then goes on to the left. */
    private static int regularInterval(List<Integer> positions) {
        int interval = positions.stream().reduce(0, NumberPicture::greatestCommonDivisor);
        for (int group = 1; group <= positions.size(); group++) {
            if (!positions.contains(group * interval)) {
                return 0;
            }
        }
        return interval;
    }

    private static int greatestCommonDivisor(int first, int second) {
        return second == 0 ? first : greatestCommonDivisor(second, first % second);
    }
}
