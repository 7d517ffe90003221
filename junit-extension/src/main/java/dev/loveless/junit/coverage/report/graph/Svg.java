package dev.loveless.junit.coverage.report.graph;

import java.util.Locale;

/** Writes elements of a picture. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    /** Numbers of pixels need no more than tenths. */
    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    /** Markup, with numbers in the places of {@code %s} where they are {@code Double}. */
    Svg add(String markup, Object... values) {
        Object[] written = new Object[values.length];
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            written[index] = value instanceof Double pixels ? number(pixels) : Html.escaped(String.valueOf(value));
        }
        text.append(String.format(Locale.ROOT, markup, written));
        return this;
    }

    /** A drawing with its corner at this place. */
    Svg add(Drawing drawing, double left, double top) {
        add("<g transform=\"translate(%s %s)\">", left, top);
        text.append(drawing.svg());
        return add("</g>");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
