package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions on times. None of them reads a clock: the evaluation has one time, and UTC is its zone. */
final class TimeFunctions {
    private static final Pattern ISO_8601 = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?"
            + "(?:T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?)?(Z|[+-]\\d\\d:?\\d\\d)?");

    private TimeFunctions() {}

    static Object now(FunctionArguments arguments) {
        return DateTimeUtils.formatDateTime(evaluationTime(), arguments.text(0), arguments.text(1));
    }

    static Object millis(FunctionArguments arguments) {
        return evaluationTime();
    }

    private static long evaluationTime() {
        return JsonataEvaluation.current().bindings().epochMillis();
    }

    static @Nullable Object toMillis(FunctionArguments arguments) {
        String timestamp = arguments.text(0);
        if (timestamp == null) {
            return null;
        }
        String picture = arguments.text(1);
        return picture == null ? parseIso(timestamp) : parsePicture(timestamp, picture);
    }

    private static long parseIso(String timestamp) {
        Matcher iso = ISO_8601.matcher(timestamp);
        if (!iso.matches()) {
            throw new JException("D3110", -1, timestamp);
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    part(iso, 1, 1),
                    part(iso, 2, 1),
                    part(iso, 3, 1),
                    part(iso, 4, 0),
                    part(iso, 5, 0),
                    part(iso, 6, 0));
            long millis = local.toInstant(offset(iso.group(8))).toEpochMilli();
            return millis + millisOf(iso.group(7));
        } catch (DateTimeException e) {
            throw new JException("D3110", -1, timestamp);
        }
    }

    private static int part(Matcher iso, int group, int otherwise) {
        String text = iso.group(group);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static int millisOf(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        return zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    /**
     * The library takes what a picture leaves out from the clock; it is given it from the evaluation's time instead.
     */
    private static @Nullable Object parsePicture(String timestamp, String picture) {
        Set<Character> parts = parts(picture);
        String missing = "";
        if (!contains(parts, "YXxWwF")) {
            missing = "[Y0001]-";
            if (!contains(parts, "Md")) {
                missing += "[M01]-";
                if (!contains(parts, "D")) {
                    missing += "[D01] ";
                }
            }
        }
        String supplied = missing.isEmpty() ? "" : DateTimeUtils.formatDateTime(evaluationTime(), missing, null);
        return DateTimeUtils.parseDateTime(supplied + timestamp, missing + picture);
    }

    private static boolean contains(Set<Character> parts, String any) {
        return any.chars().anyMatch(part -> parts.contains((char) part));
    }

    private static Set<Character> parts(String picture) {
        Set<Character> parts = new HashSet<>();
        for (int index = 0; index + 1 < picture.length(); index++) {
            if (picture.charAt(index) == '[') {
                index++;
                parts.add(picture.charAt(index));
            }
        }
        return parts;
    }
}
