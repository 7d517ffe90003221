package dev.loveless.junit.timeline;

import java.time.Duration;

/** Durations for people, to the millisecond: {@code 0s}, {@code 1.5s}, {@code 1h30m}, {@code 2d4h}. */
public final class DurationText {
    private static final int MILLISECONDS = 1_000;

    private DurationText() {}

    /** A duration in words; less than nothing counts as nothing. */
    public static String of(Duration duration) {
        if (duration.toMillis() <= 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        if (duration.toSecondsPart() > 0 || duration.toMillisPart() > 0) {
            text.append(duration.toSecondsPart());
            if (duration.toMillisPart() > 0) {
                String digits = String.valueOf(MILLISECONDS + duration.toMillisPart())
                        .substring(1)
                        .replaceAll("0+$", "");
                text.append('.').append(digits);
            }
            text.append('s');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
