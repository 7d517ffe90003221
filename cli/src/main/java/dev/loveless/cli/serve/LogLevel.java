package dev.loveless.cli.serve;

import java.util.Locale;

/** What standard error gets. */
enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    private static final String PROPERTY = "org.slf4j.simpleLogger.defaultLogLevel";

    /** Sets what libraries, and our own classes, tell; to be called before any of them makes its logger. */
    void apply() {
        // What was set by hand counts.
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
        }
    }

    boolean shows(LogLevel message) {
        return compareTo(message) >= 0;
    }
}
