package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** The text that {@code $string} makes of a value: JSON as JavaScript writes it. */
final class PlainText {
    /** As many digits as the reference implementation keeps. */
    private static final MathContext DIGITS = new MathContext(15);

    /** The most that AWS keeps of an error's text. */
    private static final int LONGEST_SHOWN = 32_768;

    private static final int FIRST_WITH_EXPONENT = 21;
    private static final int LEAST_WITHOUT_EXPONENT = -7;

    private final StringBuilder text = new StringBuilder();
    private final boolean pretty;
    private final LongConsumer length;

    private PlainText(boolean pretty, LongConsumer length) {
        this.pretty = pretty;
        this.length = length;
    }

    /** A text as it is, a function as an empty text, anything else as JSON. */
    static String of(Object value, boolean pretty) {
        if (value instanceof String already) {
            return already;
        }
        if (JsonataValues.isFunction(value)) {
            return "";
        }
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new JException("D3001", -1);
        }
        PlainText writer = new PlainText(pretty, JsonataEvaluation.current().budget()::checked);
        writer.write(value, "\n");
        return writer.text.toString();
    }

    /** Any value as JSON, to be shown in an error's text; of a large one only the beginning. */
    static String shown(Object value) {
        PlainText writer = new PlainText(false, length -> {
            if (length > LONGEST_SHOWN) {
                throw new Cut();
            }
        });
        try {
            writer.write(value, "\n");
        } catch (Cut e) {
            writer.text.setLength(Math.min(writer.text.length(), LONGEST_SHOWN));
        }
        return writer.text.toString();
    }

    /** Ends the writing; never leaves this class. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Cut() {
            super("The text is long enough", null, false, false);
        }
    }

    private void write(Object value, String newLine) {
        length.accept(text.length());
        if (value instanceof Map<?, ?> map) {
            writeMap(map, newLine);
        } else if (value instanceof List<?> list) {
            writeList(list, newLine);
        } else if (value instanceof Number number) {
            text.append(number(number));
        } else if (value instanceof Boolean) {
            text.append(value);
        } else if (value == Jsonata.NULL_VALUE) {
            text.append("null");
        } else {
            quote(value instanceof String string ? string : "");
        }
    }

    private void writeMap(Map<?, ?> map, String newLine) {
        text.append('{');
        String inner = newLine + "  ";
        String separator = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            text.append(separator).append(pretty ? inner : "");
            quote(String.valueOf(member.getKey()));
            text.append(pretty ? ": " : ":");
            writeNullable(member.getValue(), inner);
            separator = ",";
        }
        text.append(pretty && !map.isEmpty() ? newLine : "").append('}');
    }

    private void writeList(List<?> list, String newLine) {
        text.append('[');
        String inner = newLine + "  ";
        for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
            text.append(pretty ? inner : "");
            writeNullable(elements.next(), inner);
            text.append(elements.hasNext() ? "," : "");
        }
        text.append(pretty && !list.isEmpty() ? newLine : "").append(']');
    }

    @SuppressWarnings("NullAway") // what is undefined inside a list is null in its text
    private void writeNullable(Object value, String newLine) {
        write(value == null ? Jsonata.NULL_VALUE : value, newLine);
    }

    private void quote(String string) {
        text.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(string))
                .append('"');
    }

    /** A number as JavaScript writes it. */
    static String number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return number.toString();
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            return "null";
        }
        Number plain = NumberFunctions.plain(value);
        if (!(plain instanceof Double)) {
            return plain.toString();
        }
        BigDecimal decimal = new BigDecimal(value, DIGITS).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent < FIRST_WITH_EXPONENT && exponent >= LEAST_WITHOUT_EXPONENT + 1
                ? decimal.toPlainString()
                : withExponent(decimal, exponent);
    }

    private static String withExponent(BigDecimal decimal, int exponent) {
        String digits = decimal.unscaledValue().abs().toString();
        return (decimal.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
