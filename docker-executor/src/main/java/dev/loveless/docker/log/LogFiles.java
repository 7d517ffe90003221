package dev.loveless.docker.log;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.Output;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps what components write in files, {@code <directory>/<component>/<container or process>.log}: a line each, behind
 * its time, {@code out} or {@code err}, and the state that it was written for. Takes events from any thread and does
 * not block; a thread of its own writes.
 *
 * <p>Lines that come faster than they can be written are left out, and the file says how many. Where the files cannot
 * be written, a warning says so once, and nothing else suffers.
 */
public final class LogFiles implements Consumer<ComponentEvent>, AutoCloseable {
    /** Of lines that wait to be written. */
    private static final int MOST_WAITING = 10_000;

    private static final long SECONDS_TO_FINISH = 10;

    private record Entry(Output output, Instant time, long leftOutBefore) {}

    private final Path directory;
    private final Clock clock;
    private final Consumer<ComponentEvent> further;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong leftOut = new AtomicLong();
    private final OpenFiles files = new OpenFiles();
    private final Thread thread = new Thread(this::write, "loveless-logs");
    private volatile boolean closing;

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

    @Override
    public void accept(ComponentEvent event) {
        further.accept(event);
        if (event instanceof Output output) {
            long before = leftOut.getAndSet(0);
            if (!waiting.offer(new Entry(output, clock.instant(), before))) {
                leftOut.addAndGet(before + 1);
            }
        }
    }

    /** On its own thread, until everything is written after the close. */
    private void write() {
        try (files) {
            while (true) {
                Entry next = waiting.poll();
                if (next == null) {
                    files.flush();
                    if (closing) {
                        return;
                    }
                    next = waiting.poll(100, TimeUnit.MILLISECONDS);
                }
                if (next != null) {
                    write(next);
                }
            }
        } catch (IOException e) {
            further.accept(new ComponentEvent.Warning("The output of components cannot be kept in " + directory + ": "
                    + e + ". Make the directory writable, or name another one as 'logs' in loveless.yaml."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Entry entry) throws IOException {
        Output output = entry.output();
        Path file = directory.resolve(plain(output.component())).resolve(plain(output.instance()) + ".log");
        String time = entry.time().truncatedTo(ChronoUnit.MILLIS).toString();
        if (entry.leftOutBefore() > 0) {
            files.append(file, time + " " + entry.leftOutBefore() + " lines were left out: they came too fast");
        }
        String state = output.task().map(TaskReference::state).orElse("-");
        files.append(file, time + (output.standardError() ? " err [" : " out [") + state + "] " + output.line());
    }

    private static String plain(String name) {
        return name.replaceAll("^\\.+|[^A-Za-z0-9._-]", "_");
    }

    /** Writes what was told, for ten seconds at most, and closes the files. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_FINISH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
