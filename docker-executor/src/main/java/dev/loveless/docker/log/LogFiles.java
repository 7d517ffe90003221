package dev.loveless.docker.log;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.Output;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what components write in files, {@code <directory>/<component>/<container or process>.log}: a line each, behind
 * its time, {@code out} or {@code err}, and the state that it was written for. Takes events from any thread; a thread
 * of its own writes.
 *
 * <p>No line is left out: whoever tells of lines faster than they can be written has to wait, so that a slow disk slows
 * the components down that write much. Other events are passed on at once. Where the files cannot be written, a warning
 * says so once, and nothing else suffers.
 */
public final class LogFiles implements Consumer<ComponentEvent>, AutoCloseable {
    private static final Duration UNTIL_FLUSHED = Duration.ofMillis(100);

    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    record Entry(Output output, Instant time) {}

    private final Path directory;
    private final Clock clock;
    private final Consumer<ComponentEvent> further;
    private final LineQueue waiting = new LineQueue();
    private final OpenFiles files = new OpenFiles();
    private final Thread thread = new Thread(this::write, "loveless-logs");
    private volatile boolean closing;
    private volatile boolean unwritable;

    /**
     * @param clock the time of lines
     * @param further takes all events too, a warning of this one's own among them
     */
    public LogFiles(Path directory, Clock clock, Consumer<ComponentEvent> further) {
        this.directory = directory;
        this.clock = clock;
        this.further = further;
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits, if it is a line and too many have not been written yet. */
    @Override
    public void accept(ComponentEvent event) {
        further.accept(event);
        if (event instanceof Output output) {
            waiting.put(new Entry(output, clock.instant()));
        }
    }

    /** On its own thread, until everything is written after the close. */
    private void write() {
        try (files) {
            while (true) {
                Optional<Entry> next = waiting.poll(Duration.ZERO);
                if (next.isEmpty()) {
                    files.flush();
                    if (closing) {
                        return;
                    }
                    next = waiting.poll(UNTIL_FLUSHED);
                }
                if (next.isPresent()) {
                    write(next.get());
                }
            }
        } catch (IOException e) {
            unwritable = true;
            further.accept(new ComponentEvent.Warning("The output of components cannot be kept in " + directory + ": "
                    + e + ". Make the directory writable, or name another one as 'logs' in loveless.yaml."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Or those who have lines would wait for ever.
            waiting.close();
        }
    }

    private void write(Entry entry) throws IOException {
        Output output = entry.output();
        Path file = directory.resolve(plain(output.component())).resolve(plain(output.instance()) + ".log");
        String time = entry.time().truncatedTo(ChronoUnit.MILLIS).toString();
        String state = output.task().map(TaskReference::state).orElse("-");
        files.append(file, time + (output.standardError() ? " err [" : " out [") + state + "] " + output.line());
    }

    private static String plain(String name) {
        return name.replaceAll("^\\.+|[^A-Za-z0-9._-]", "_");
    }

    /** Writes what was told, for ten seconds at most, and closes the files; a warning says what was not written. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TO_FINISH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        long lost = waiting.close();
        if (lost > 0 && !unwritable) {
            further.accept(new ComponentEvent.Warning(
                    "The last " + lost + " lines of components are missing in " + directory + ": it is too slow."));
        }
    }
}
