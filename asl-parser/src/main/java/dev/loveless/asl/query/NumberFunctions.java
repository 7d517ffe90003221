package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions and operators on numbers, as the JSONata reference implementation has them. */
final class NumberFunctions {
    private static final double FIRST_BEYOND_LONG = 0x1p63;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]{1,9})?");
    private static final Pattern OTHER_BASE = Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");

    private NumberFunctions() {}

    static @Nullable Object number(FunctionArguments arguments) {
        Object value = arguments.value(0);
        if (value == null || value instanceof Number) {
            return value;
        }
        if (value instanceof Boolean) {
            return Boolean.TRUE.equals(value) ? 1 : 0;
        }
        if (value instanceof String text) {
            Number number = parse(text);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
        }
        throw new JException("D3030", -1, value);
    }

    private static Number parse(String text) {
        if (DECIMAL.matcher(text).matches()) {
            return whole(Double.parseDouble(text), text);
        }
        if (OTHER_BASE.matcher(text).matches()) {
            return plain(new BigInteger(text.substring(2), base(text.charAt(1))).doubleValue());
        }
        return Double.NaN;
    }

    private static int base(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            default -> 2;
        };
    }

    /** Integers keep all their digits up to long. */
    private static Number whole(double value, String text) {
        if (Math.abs(value) >= FIRST_BEYOND_LONG) {
            return value;
        }
        BigDecimal exact = new BigDecimal(text);
        boolean integer = exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
        return integer ? Utils.convertNumber(exact.longValue()) : (Number) value;
    }

    static @Nullable Object sum(FunctionArguments arguments) {
        List<?> numbers = arguments.list(0);
        return numbers == null ? null : plain(total(numbers));
    }

    static @Nullable Object average(FunctionArguments arguments) {
        List<?> numbers = arguments.list(0);
        return numbers == null || numbers.isEmpty() ? null : plain(total(numbers) / numbers.size());
    }

    private static double total(List<?> numbers) {
        double total = 0;
        for (Object number : numbers) {
            total += ((Number) number).doubleValue();
        }
        return total;
    }

    /** The operator {@code /}. */
    static @Nullable Object divide(FunctionArguments arguments) {
        return isComplete(arguments, "/") ? plain(operand(arguments, 0) / operand(arguments, 1)) : null;
    }

    /** The operator {@code %}. */
    static @Nullable Object remainder(FunctionArguments arguments) {
        return isComplete(arguments, "%") ? plain(operand(arguments, 0) % operand(arguments, 1)) : null;
    }

    private static boolean isComplete(FunctionArguments arguments, String operator) {
        requireNumber(arguments.value(0), "T2001", operator);
        requireNumber(arguments.value(1), "T2002", operator);
        return !arguments.isMissing(0) && !arguments.isMissing(1);
    }

    private static void requireNumber(@Nullable Object operand, String fault, String operator) {
        if (operand != null && !Utils.isNumeric(operand)) {
            throw new JException(fault, -1, operator, operand);
        }
    }

    private static double operand(FunctionArguments arguments, int index) {
        return ((Number) arguments.values().get(index)).doubleValue();
    }

    static @Nullable Object formatBase(FunctionArguments arguments) {
        Number value = arguments.number(0);
        if (value == null) {
            return null;
        }
        Number radix = arguments.isMissing(1) ? Integer.valueOf(10) : round(arguments.number(1));
        if (radix.doubleValue() < Character.MIN_RADIX || radix.doubleValue() > Character.MAX_RADIX) {
            throw new JException("D3100", -1, radix);
        }
        return Long.toString(round(value).longValue(), radix.intValue());
    }

    private static Number round(@Nullable Number value) {
        return value == null ? Double.NaN : plain(Math.rint(value.doubleValue()));
    }

    /** Integers as the library has them, which takes those beyond long for the last one and refuses infinite ones. */
    static Number plain(double value) {
        return Math.abs(value) < FIRST_BEYOND_LONG ? Utils.convertNumber(value) : (Number) value;
    }
}
