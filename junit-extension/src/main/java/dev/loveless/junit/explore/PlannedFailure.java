package dev.loveless.junit.explore;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a task is to fail.
 *
 * @param state the name of the Task state
 * @param attempt which of its attempts, from 1, counted through retries, loops and iterations; all, where absent
 */
public record PlannedFailure(String state, OptionalInt attempt, TaskFailure failure) {
    private static final Pattern TEXT = Pattern.compile("([^\\[\\]=\\s]+)\\[(\\*|[1-9]\\d{0,8})]=(\\S+)");
    private static final String EVERY = "*";
    private static final String TIMEOUT = "!timeout";
    private static final String HEARTBEAT = "!heartbeat";

    static PlannedFailure always(String state, TaskFailure failure) {
        return new PlannedFailure(state, OptionalInt.empty(), failure);
    }

    static PlannedFailure at(String state, int attempt, TaskFailure failure) {
        return new PlannedFailure(state, OptionalInt.of(attempt), failure);
    }

    /** Whether it concerns an attempt of its task. */
    boolean isFor(int number) {
        return attempt.isEmpty() || attempt.getAsInt() == number;
    }

    /** For people. */
    public String words() {
        String which = attempt.isEmpty() ? "every attempt" : "attempt " + attempt.getAsInt();
        return state + " " + failure.words() + " (" + which + ")";
    }

    /** As {@link FailurePlan#text} writes it: {@code Charge[1]=Busy}, {@code Ship[*]=!timeout}. */
    String text() {
        String which = attempt.isEmpty() ? EVERY : String.valueOf(attempt.getAsInt());
        return encoded(state) + "[" + which + "]=" + text(failure);
    }

    private static String text(TaskFailure failure) {
        if (failure instanceof TaskFailure.Named named) {
            return encoded(named.error());
        }
        return failure instanceof TaskFailure.Timeout ? TIMEOUT : HEARTBEAT;
    }

    /** @throws IllegalArgumentException if it is not what {@link #text} writes */
    static PlannedFailure parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no planned failure, as Charge[1]=Busy is.");
        }
        TaskFailure failure = switch (matcher.group(3)) {
            case TIMEOUT -> new TaskFailure.Timeout();
            case HEARTBEAT -> new TaskFailure.HeartbeatTimeout();
            default -> new TaskFailure.Named(decoded(matcher.group(3)));
        };
        String state = decoded(matcher.group(1));
        return matcher.group(2).equals(EVERY)
                ? always(state, failure)
                : at(state, Integer.parseInt(matcher.group(2)), failure);
    }

    /** Without white space, brackets and the like, which names may have. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
