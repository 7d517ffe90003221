package dev.loveless.cli.progress;

import java.time.Duration;

/** How long something took, for people: {@code 0.412s}, {@code 3m12s}, {@code 2h04m00s}, {@code 3d02h}. */
final class TimeText {
    private static final long SECONDS_OF_MINUTE = 60;
    private static final long SECONDS_OF_HOUR = 60 * SECONDS_OF_MINUTE;
    private static final long SECONDS_OF_DAY = 24 * SECONDS_OF_HOUR;

    private TimeText() {}

    /** Below a minute in milliseconds. Less than nothing counts as nothing. */
    static String exact(Duration duration) {
        long milliseconds = Math.max(0, duration.toMillis());
        return milliseconds < SECONDS_OF_MINUTE * 1_000
                ? milliseconds / 1_000 + "." + padded(milliseconds % 1_000, 3) + "s"
                : fromAMinuteOn(milliseconds / 1_000);
    }

    /** Below a minute in tenths of a second, for what changes while it is read. */
    static String rough(Duration duration) {
        long tenths = Math.max(0, duration.toMillis()) / 100;
        return tenths < SECONDS_OF_MINUTE * 10 ? tenths / 10 + "." + tenths % 10 + "s" : fromAMinuteOn(tenths / 10);
    }

    /** A delay that is known beforehand: without what is zero at its end. */
    static String delay(Duration duration) {
        long milliseconds = Math.max(0, duration.toMillis());
        return milliseconds % 1_000 == 0 && milliseconds < SECONDS_OF_MINUTE * 1_000
                ? milliseconds / 1_000 + "s"
                : exact(duration);
    }

    private static String fromAMinuteOn(long seconds) {
        if (seconds < SECONDS_OF_HOUR) {
            return seconds / SECONDS_OF_MINUTE + "m" + padded(seconds % SECONDS_OF_MINUTE, 2) + "s";
        }
        if (seconds < SECONDS_OF_DAY) {
            return seconds / SECONDS_OF_HOUR + "h" + padded(seconds % SECONDS_OF_HOUR / SECONDS_OF_MINUTE, 2) + "m"
                    + padded(seconds % SECONDS_OF_MINUTE, 2) + "s";
        }
        return seconds / SECONDS_OF_DAY + "d" + padded(seconds % SECONDS_OF_DAY / SECONDS_OF_HOUR, 2) + "h";
    }

    private static String padded(long number, int digits) {
        String text = String.valueOf(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
