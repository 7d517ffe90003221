package dev.loveless.docker.environment;

import dev.loveless.docker.client.ContainerExit;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.process.LocalProcess;
import dev.loveless.docker.work.InstanceDirectory;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A process of this machine, with a directory of its own for temporary files. */
final class ProcessInstance implements Instance {
    private final Workshop workshop;
    private final LocalProcess process;
    private final Path scratch;
    private final CompletableFuture<ContainerExit> exit;

    ProcessInstance(Workshop workshop, LocalProcess process, Path scratch) {
        this.workshop = workshop;
        this.process = process;
        this.scratch = scratch;
        this.exit = process.exit().thenApply(code -> new ContainerExit(code, false, Optional.empty()));
    }

    @Override
    public String name() {
        return "pid " + process.pid();
    }

    @Override
    public CompletableFuture<ContainerExit> exit() {
        return exit;
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public CompletableFuture<Boolean> remove() {
        process.kill();
        return exit.thenApplyAsync(
                ended -> {
                    keep(directory -> directory.forget(process.handle()));
                    delete(scratch, workshop);
                    return true;
                },
                workshop.workers());
    }

    /** So that the next Loveless ends it, if this one cannot. */
    void record() {
        keep(directory -> directory.record(process.handle()));
    }

    private interface Entry {
        void in(InstanceDirectory directory) throws IOException;
    }

    private void keep(Entry entry) {
        workshop.directory().ifPresent(directory -> {
            try {
                entry.in(directory);
            } catch (IOException e) {
                workshop.events()
                        .accept(new ComponentEvent.Warning("The record of " + name() + " could not be kept: " + e));
            }
        });
    }

    static void delete(Path directory, Workshop workshop) {
        try {
            InstanceDirectory.delete(directory);
        } catch (IOException e) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("The directory " + directory + " could not be removed: " + e));
        }
    }
}
