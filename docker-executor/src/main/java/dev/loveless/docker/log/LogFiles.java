package dev.loveless.docker.log;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.Output;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps what components write in files, {@code <directory>/<component>/<container or process>.log}: a line each, behind
 * its time, {@code out} or {@code err}, and the state that it was written for. Takes events from any thread and does
 * not block; a thread of its own writes.
 *
 * <p>Where the files cannot be written, a warning says so once, and nothing else suffers.
 */
public final class LogFiles implements Consumer<ComponentEvent>, AutoCloseable {
    private static final long SECONDS_TO_FINISH = 10;

    private final Path directory;
    private final Clock clock;
    private final Consumer<ComponentEvent> further;
    private final Map<Path, Writer> open = new HashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(action -> {
        Thread made = new Thread(action, "loveless-logs");
        made.setDaemon(true);
        return made;
    });
    private boolean broken;

    /**
     * @param clock the time of lines
     * @param further takes all events too, warnings of this one's own among them
     */
    public LogFiles(Path directory, Clock clock, Consumer<ComponentEvent> further) {
        this.directory = directory;
        this.clock = clock;
        this.further = further;
    }

    @Override
    public void accept(ComponentEvent event) {
        further.accept(event);
        if (event instanceof Output output) {
            String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
            thread.execute(() -> write(output, time));
        } else if (event instanceof ComponentEvent.Ended ended) {
            thread.execute(() -> end(file(ended.component(), ended.instance())));
        }
    }

    private Path file(String component, String instance) {
        return directory
                .resolve(component.replaceAll("[^A-Za-z0-9._-]", "_"))
                .resolve(instance.replaceAll("[^A-Za-z0-9._-]", "_") + ".log");
    }

    private void write(Output output, String time) {
        if (broken) {
            return;
        }
        try {
            Writer writer = writer(file(output.component(), output.instance()));
            String state = output.task().map(TaskReference::state).orElse("-");
            writer.write(time + (output.standardError() ? " err [" : " out [") + state + "] " + output.line() + "\n");
            writer.flush();
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private Writer writer(Path file) throws IOException {
        Writer writer = open.get(file);
        if (writer == null) {
            Files.createDirectories(file.getParent());
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            open.put(file, writer);
        }
        return writer;
    }

    private void end(Path file) {
        Writer writer = open.remove(file);
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                giveUp(e);
            }
        }
    }

    private void giveUp(IOException reason) {
        broken = true;
        further.accept(new ComponentEvent.Warning("The output of components cannot be kept in " + directory + ": "
                + reason + ". Make the directory writable, or name another one as 'logs' in loveless.yaml."));
    }

    /** Writes what was told, and closes the files. */
    @Override
    public void close() {
        thread.execute(() -> Map.copyOf(open).keySet().forEach(this::end));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
