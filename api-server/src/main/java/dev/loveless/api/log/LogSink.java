package dev.loveless.api.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events go, each a JSON object without line breaks: a file or standard output, a line each, or an HTTP endpoint,
 * a POST each. They go out in the order they came in, by a thread of the sink's own, at once. Whoever writes waits at
 * most a second, once, for a place that takes them too slowly; what finds no room after that is dropped, and so is what
 * the place refuses. The program's log says so once, and how many events it was when the place takes some again, or at
 * the end. Thread-safe.
 */
public final class LogSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);
    static final int MOST_WAITING_CHARACTERS = 32 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final String place;
    private final Destination destination;
    private final int mostCharacters;
    private final Duration longestEnd;
    private final Thread courier;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<String> waiting = new ArrayDeque<>();
    /** Of the events that have not arrived. */
    private long characters;
    /** Waiting for room was in vain, and will be until much of what waits has arrived. */
    private boolean stuck;
    /** The last events did not arrive. */
    private boolean failing;

    private boolean closing;
    private long dropped;

    LogSink(String place, Destination destination, int mostCharacters) {
        this(place, destination, mostCharacters, LONGEST_END);
    }

    /** @param longestEnd what {@link #close} waits at most */
    LogSink(String place, Destination destination, int mostCharacters, Duration longestEnd) {
        this.place = place;
        this.destination = destination;
        this.mostCharacters = mostCharacters;
        this.longestEnd = longestEnd;
        this.courier = new Thread(this::deliver, "loveless-events");
        courier.setDaemon(true);
        courier.start();
    }

    /**
     * The sink that a user names.
     *
     * @param place a file, which is appended to; {@code -}, standard output; or the URL of an HTTP endpoint
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the URL is none
     */
    public static LogSink named(String place) throws IOException {
        if (place.equals("-")) {
            return to("standard output", new FileOutputStream(FileDescriptor.out));
        }
        return place.matches("(?i)https?://.*") ? posting(URI.create(place)) : to(Path.of(place));
    }

    /**
     * Appends to a file.
     *
     * @throws IOException if it cannot be written
     */
    public static LogSink to(Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new LogSink(file.toString(), new StreamDestination(stream, true), MOST_WAITING_CHARACTERS);
    }

    /**
     * Writes to a stream, which stays the caller's to close.
     *
     * @param place what it is called in the program's log
     */
    public static LogSink to(String place, OutputStream stream) {
        return new LogSink(place, new StreamDestination(stream, false), MOST_WAITING_CHARACTERS);
    }

    /**
     * Posts each event to an HTTP endpoint, which is to answer with a status of 2xx; otherwise it is tried again three
     * times, and the events after it wait.
     *
     * @throws IllegalArgumentException if the URL is none of HTTP
     */
    public static LogSink posting(URI endpoint) {
        return new LogSink(endpoint.toString(), new HttpDestination(endpoint), MOST_WAITING_CHARACTERS);
    }

    /** Sends an event on its way. */
    public void write(String event) {
        lock.lock();
        try {
            if (!hasRoom() && !stuck) {
                awaitRoom();
            }
            if (!hasRoom() || closing) {
                drop(1, closing ? "it is closed" : "it takes them too slowly");
                return;
            }
            waiting.add(event);
            characters += event.length();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom() {
        return characters < mostCharacters;
    }

    private void awaitRoom() {
        long left = LONGEST_WAIT.toNanos();
        try {
            while (!hasRoom() && !closing && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stuck = !hasRoom();
    }

    private void drop(int events, String reason) {
        if (dropped == 0) {
            LOG.warn("Events for {} are dropped: {}", place, reason);
        }
        dropped += events;
    }

    private void sayWhatWasDropped() {
        if (dropped > 0) {
            LOG.warn("{} events for {} were dropped", dropped, place);
            dropped = 0;
        }
    }

    private void deliver() {
        for (List<String> events = next(); !events.isEmpty(); events = next()) {
            Optional<String> fault = attempt(events);
            for (int retry = 0; fault.isPresent() && retry < destination.retries() && pause(retry); retry++) {
                fault = attempt(events);
            }
            settle(events, fault);
        }
        try {
            destination.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed", place, e);
        }
    }

    /** What is to be delivered next, as soon as there is something; nothing at the end. */
    private List<String> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                changed.awaitUninterruptibly();
            }
            List<String> events = new ArrayList<>();
            while (!waiting.isEmpty() && events.size() < destination.atOnce()) {
                events.add(waiting.remove());
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** Why the events did not arrive, if so. */
    private Optional<String> attempt(List<String> events) {
        try {
            destination.write(events);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Waits before another attempt; false if none is worth it: the last events did not arrive either, or it ends. */
    private boolean pause(int retry) {
        lock.lock();
        try {
            long left = destination.delay(retry).toNanos();
            while (!failing && !closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !failing && !closing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void settle(List<String> events, Optional<String> fault) {
        lock.lock();
        try {
            events.forEach(event -> characters -= event.length());
            stuck &= characters > mostCharacters / 2;
            failing = fault.isPresent();
            fault.ifPresent(reason -> drop(events.size(), reason));
            if (!failing && !stuck) {
                sayWhatWasDropped();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends out what has been written, within ten seconds; what is written later is dropped. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            courier.join(longestEnd.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        courier.interrupt();
        lock.lock();
        try {
            if (!waiting.isEmpty()) {
                drop(waiting.size(), "it takes them too slowly");
                waiting.clear();
            }
            sayWhatWasDropped();
        } finally {
            lock.unlock();
        }
    }
}
