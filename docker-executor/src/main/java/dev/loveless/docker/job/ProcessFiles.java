package dev.loveless.docker.job;

import dev.loveless.docker.work.InstanceDirectory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The directory for processes and their files, made when there is the first. Thread-safe. */
final class ProcessFiles implements AutoCloseable {
    private @Nullable InstanceDirectory directory;

    synchronized InstanceDirectory directory() throws IOException {
        InstanceDirectory known = directory;
        if (known == null) {
            known = InstanceDirectory.create();
            directory = known;
        }
        return known;
    }

    @Override
    public synchronized void close() throws IOException {
        InstanceDirectory known = directory;
        if (known != null) {
            known.close();
        }
    }
}
