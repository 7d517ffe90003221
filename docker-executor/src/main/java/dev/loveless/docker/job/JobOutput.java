package dev.loveless.docker.job;

import dev.loveless.engine.data.JsonData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The end of what a program wrote, as much of it as anybody asks for. Thread-safe. */
final class JobOutput {
    /** Where a result is looked for: it may have 256 KiB; this is more than that, white space included. */
    static final int RESULT = 1 << 20;

    /** Where nobody looks for a result. */
    static final int NO_RESULT = 8_000;

    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_CHARACTERS = 4_000;

    private final Tail output;
    private final Tail error;
    private final Tail both;

    /** @param kept characters of each stream */
    JobOutput(int kept) {
        output = new Tail(kept);
        error = new Tail(kept);
        both = new Tail(kept);
    }

    void line(boolean standardError, String line) {
        add(standardError, line, false);
    }

    /** Of a very long line; more of it follows. */
    void part(boolean standardError, String part) {
        add(standardError, part, true);
    }

    private synchronized void add(boolean standardError, String text, boolean goesOn) {
        (standardError ? error : output).add(standardError, text, goesOn);
        both.add(standardError, text, goesOn);
    }

    /** The last JSON document of standard output or standard error. */
    synchronized Optional<JsonData> lastDocument(boolean standardError) {
        return LastJsonDocument.in((standardError ? error : output).text());
    }

    /** Whether standard output ends like a document whose beginning was too far back to be kept. */
    synchronized boolean mayEndWithTooLargeDocument() {
        String text = output.text().stripTrailing();
        return output.dropped && (text.endsWith("}") || text.endsWith("]"));
    }

    /** The last lines of standard error or, if it is empty, of standard output, with a heading; empty if both are. */
    synchronized String lastWords() {
        if (!error.lines.isEmpty()) {
            return "The last lines of its standard error:\n" + error.end();
        }
        return output.lines.isEmpty() ? "" : "The last lines of its standard output:\n" + output.end();
    }

    /** Standard output and error as they came. */
    synchronized String log() {
        return both.text();
    }

    synchronized boolean mentions(String text) {
        return error.lines.stream().anyMatch(line -> line.contains(text));
    }

    private static final class Tail {
        private final int most;
        private final Deque<String> lines = new ArrayDeque<>();
        private int characters;
        private boolean dropped;
        private boolean open;
        private boolean lastWasError;

        Tail(int most) {
            this.most = most;
        }

        /** @param goesOn whether what follows of the same stream belongs to the same line */
        void add(boolean standardError, String text, boolean goesOn) {
            String line = text;
            if (open && lastWasError == standardError) {
                String begun = lines.removeLast();
                characters -= begun.length() + 1;
                line = begun + text;
            }
            open = goesOn;
            lastWasError = standardError;
            boolean tooLong = line.length() > most;
            String kept = tooLong ? line.substring(line.length() - most) : line;
            dropped |= tooLong;
            lines.add(kept);
            characters += kept.length() + 1;
            while (characters > most && lines.size() > 1) {
                characters -= lines.remove().length() + 1;
                dropped = true;
            }
        }

        String text() {
            return String.join("\n", lines);
        }

        String end() {
            List<String> all = List.copyOf(lines);
            String text = String.join("\n", all.subList(Math.max(0, all.size() - SHOWN_LINES), all.size()));
            return text.length() <= SHOWN_CHARACTERS ? text : "…" + text.substring(text.length() - SHOWN_CHARACTERS);
        }
    }
}
