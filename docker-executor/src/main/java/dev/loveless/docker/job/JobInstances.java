package dev.loveless.docker.job;

import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes what runs jobs. Thread-safe. */
final class JobInstances implements AutoCloseable {
    private final Workshop workshop;
    private final JobFiles files;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    JobInstances(Workshop workshop) {
        this.workshop = workshop;
        this.files = new JobFiles(workshop);
    }

    JobInstance of(JobOrder order) {
        if (order.component().source() instanceof Source.LocalCommand command) {
            warnOfLimits(order.component());
            return new ProcessInstance(workshop, order, command, files);
        }
        return new ContainerInstance(workshop, order, files);
    }

    private void warnOfLimits(Component component) {
        boolean limited = component.resources().memoryMegabytes().isPresent()
                || component.resources().cpus().isPresent()
                || !component.resources().gpus().isNone();
        if (limited && warned.add(component.name())) {
            workshop.events()
                    .accept(new ComponentEvent.Warning("'" + component.name()
                            + "' is a process of this machine: its memory, CPUs and GPUs are not limited."));
        }
    }

    /** When all that it made is gone. */
    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            workshop.events().accept(new ComponentEvent.Warning("Files of jobs could not be removed: " + e));
        }
    }
}
