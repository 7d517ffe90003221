package dev.loveless.junit.explore;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a task is to fail.
 *
 * @param state the name of the Task state
 * @param first of its attempts that fails, from 1, counted through retries, loops and iterations
 * @param last the same attempt, or {@link #EVERY} for all from the first on
 */
public record PlannedFailure(String state, int first, int last, TaskFailure failure) {
    /** There are never so many attempts. */
    public static final int EVERY = Integer.MAX_VALUE;

    private static final Pattern TEXT = Pattern.compile("([^\\[\\]=\\s]+)\\[(\\*|[1-9]\\d{0,8}\\+?)]=(\\S+)");
    private static final String TIMEOUT = "!timeout";
    private static final String HEARTBEAT = "!heartbeat";

    static PlannedFailure always(String state, TaskFailure failure) {
        return from(state, 1, failure);
    }

    static PlannedFailure at(String state, int attempt, TaskFailure failure) {
        return new PlannedFailure(state, attempt, attempt, failure);
    }

    /** At that attempt and at all after it. */
    static PlannedFailure from(String state, int attempt, TaskFailure failure) {
        return new PlannedFailure(state, attempt, EVERY, failure);
    }

    /** Whether it concerns an attempt of its task. */
    boolean isFor(int number) {
        return first <= number && number <= last;
    }

    /** Whether it goes on for as long as there are attempts. */
    boolean isLasting() {
        return last == EVERY;
    }

    /** Of one that is lasting, that it fails once only. */
    PlannedFailure once() {
        return at(state, first, failure);
    }

    /** For people. */
    public String words() {
        String which = isLasting()
                ? first == 1 ? "every attempt" : "attempt " + first + " and all after it"
                : "attempt " + first;
        return state + " " + failure.words() + " (" + which + ")";
    }

    /**
     * As {@link FailurePlan#text} writes it: {@code Charge[1]=Busy}, {@code Book[3+]=Busy}, {@code Ship[*]=!timeout}.
     */
    String text() {
        String which = isLasting() ? first == 1 ? "*" : first + "+" : String.valueOf(first);
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
        String which = matcher.group(2);
        if (which.equals("*")) {
            return always(state, failure);
        }
        return which.endsWith("+")
                ? from(state, Integer.parseInt(which.substring(0, which.length() - 1)), failure)
                : at(state, Integer.parseInt(which), failure);
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
