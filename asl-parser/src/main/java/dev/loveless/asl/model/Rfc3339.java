package dev.loveless.asl.model;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The timestamps of the States Language: RFC 3339 with an upper-case {@code T}, and an upper-case {@code Z} or a
 * numeric offset. A date alone, or a time without zone, is none (recorded).
 */
public final class Rfc3339 {
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private Rfc3339() {}

    /** The moment that the text names; empty if it is no such timestamp. */
    public static Optional<OffsetDateTime> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
