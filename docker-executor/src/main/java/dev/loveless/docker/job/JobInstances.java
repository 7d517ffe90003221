package dev.loveless.docker.job;

import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultPlan;
import dev.loveless.docker.work.GpuChoice;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes what runs jobs. Thread-safe. */
final class JobInstances implements AutoCloseable {
    private final Workshop workshop;
    private final JobFiles files;
    private final GpuChoice gpus;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    JobInstances(Workshop workshop) {
        this.workshop = workshop;
        this.files = new JobFiles(workshop);
        this.gpus = new GpuChoice(workshop.events());
    }

    JobInstance of(JobOrder order) {
        if (order.component().source() instanceof Source.LocalCommand command) {
            warnOfLimits(order.component());
            return new JobProcess(workshop, order, command, files);
        }
        return new JobContainer(workshop, order, files, gpus);
    }

    /** The fault that a task meets; one that answers in the component's place is told at once. */
    Optional<Fault> faultFor(Component component, TaskRequest request) {
        Optional<Fault> fault = new FaultPlan(component.faults()).faultFor(request);
        fault.filter(Fault.Answer.class::isInstance)
                .ifPresent(
                        answer -> workshop.events().accept(answer.made(component.name(), TaskReference.of(request))));
        return fault;
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
