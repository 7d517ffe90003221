package dev.loveless.cli.progress;

import java.util.Locale;

/** Numbers for people. */
final class Numbers {
    private Numbers() {}

    /** With a comma between thousands. */
    static String text(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things: {@code 1 item}, {@code 2 items}. */
    static String of(long number, String one, String many) {
        return text(number) + " " + (number == 1 ? one : many);
    }
}
