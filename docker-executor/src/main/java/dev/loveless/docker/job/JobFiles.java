package dev.loveless.docker.job;

import dev.loveless.docker.work.InstanceDirectory;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of jobs on this machine, and the record of their processes. Thread-safe. */
final class JobFiles implements AutoCloseable {
    private final Workshop workshop;
    private @Nullable InstanceDirectory own;
    private volatile boolean sharing = true;

    JobFiles(Workshop workshop) {
        this.workshop = workshop;
    }

    /** The workshop's or, where that has none, one of its own. */
    synchronized InstanceDirectory directory() throws IOException {
        if (workshop.directory().isPresent()) {
            return workshop.directory().get();
        }
        InstanceDirectory known = own;
        if (known == null) {
            known = InstanceDirectory.create();
            own = known;
        }
        return known;
    }

    Path create() throws IOException {
        return Files.createTempDirectory(directory().path(), "job-");
    }

    /** Whether the engine has taken all directories so far. */
    boolean areShared() {
        return sharing;
    }

    /** The engine does not take them, whatever it says. */
    void areNotShared() {
        sharing = false;
    }

    @Override
    public synchronized void close() throws IOException {
        InstanceDirectory known = own;
        if (known != null) {
            known.close();
        }
    }
}
