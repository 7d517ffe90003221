package dev.loveless.cli.serve;

import dev.loveless.api.log.LogSink;
import dev.loveless.cli.application.MisuseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where logs go: what several options name is one place, whose lines come one after the other. */
final class LogPlaces {
    private final PrintWriter out;
    private final Deque<AutoCloseable> opened;
    private final Map<String, LogSink> sinks = new HashMap<>();

    /**
     * @param out standard output, which others write lines to as well
     * @param opened takes what is to be closed
     */
    LogPlaces(PrintWriter out, Deque<AutoCloseable> opened) {
        this.out = out;
        this.opened = opened;
    }

    /** The place that an option names, if it does. */
    Optional<LogSink> sink(Optional<String> place, String option) throws MisuseException {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        LogSink known = sinks.get(place.get());
        if (known != null) {
            return Optional.of(known);
        }
        LogSink sink = open(place.get(), option);
        opened.push(sink);
        sinks.put(place.get(), sink);
        return Optional.of(sink);
    }

    private LogSink open(String place, String option) throws MisuseException {
        if (place.equals("-")) {
            return LogSink.to("standard output", new Lines(out));
        }
        try {
            return LogSink.named(place);
        } catch (IOException e) {
            throw new MisuseException(option + ": cannot write to '" + place + "': " + reason(Path.of(place), e));
        } catch (IllegalArgumentException e) {
            throw new MisuseException(option + ": '" + place + "' is neither a file nor a URL of HTTP. Write it as"
                    + " executions.log, http://localhost:9000/events, or - for standard output");
        }
    }

    private static String reason(Path file, IOException fault) {
        if (Files.isDirectory(file)) {
            return "it is a directory. Name a file in it";
        }
        if (fault instanceof NoSuchFileException) {
            return "there is no such directory. Make it first, or name a file elsewhere";
        }
        if (fault instanceof AccessDeniedException) {
            return "you may not write there. Change its permissions, or name a file elsewhere";
        }
        return "the system refuses it (" + fault.getMessage() + "). Name a file elsewhere";
    }

    /** Hands whole lines on, so that nobody else's come between. */
    private static final class Lines extends OutputStream {
        private final PrintWriter out;

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(int character) {
            out.write(character);
        }

        @Override
        public void write(byte[] lines, int offset, int length) {
            out.write(new String(lines, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            if (out.checkError()) {
                throw new IOException("nobody reads it any more");
            }
        }
    }
}
