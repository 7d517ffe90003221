package dev.loveless.junit.coverage.model;

import java.util.Locale;

/** What coverage can be asked for; a thing can count in several. */
public enum Measure {
    /** States that were entered. */
    STATES,
    /** Ways out of states that were taken: Next, End, rules and defaults of Choice states, catchers. */
    TRANSITIONS,
    /** Rules of Choice states that were true, and defaults that were taken. */
    CHOICES,
    /** Retriers that matched a failure. */
    RETRIERS,
    /** Retriers that matched a failure when they had no attempts left. */
    EXHAUSTED,
    /** Catchers that took a failure. */
    CATCHERS,
    /** Branches of Parallel states and processors of Map states that have begun. */
    BRANCHES;

    /** Its name in reports, configuration and JSON: {@code states}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
