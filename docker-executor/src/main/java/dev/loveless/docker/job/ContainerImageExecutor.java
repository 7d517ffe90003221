package dev.loveless.docker.job;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.job.PlannedJob.Plan;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskException;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.Optional;

/**
 * Does tasks whose resource is {@code docker://NAME}: runs the configured job of that name, or else the image, to its
 * end. Thread-safe.
 */
final class ContainerImageExecutor implements TaskExecutor {
    private static final String READ_ONLY = "Read-only file system";

    private final Workshop workshop;
    private final JobInstances instances;
    private final RunningJobs running;

    ContainerImageExecutor(Workshop workshop, JobInstances instances, RunningJobs running) {
        this.workshop = workshop;
        this.instances = instances;
        this.running = running;
    }

    @Override
    public boolean supports(TaskRequest request) {
        return request.resource() instanceof TaskResource.ContainerImage;
    }

    @Override
    public boolean worksElsewhere(TaskRequest request) {
        return true;
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        Job job = job(((TaskResource.ContainerImage) request.resource()).image());
        Component component = job.component();
        Optional<Fault> fault = instances.faultFor(component, request);
        if (fault.orElse(null) instanceof Fault.Answer answer) {
            listener.failed(answer.error(), answer.cause());
            return;
        }
        JobOrder order = new JobOrder(
                component,
                job.stopTimeout(),
                JobDefinitions.surroundings(workshop.application(), component),
                Optional.of(request.parameters()),
                JobOutput.RESULT,
                TaskReference.of(request),
                fault);
        PlannedJob planned = new PlannedJob(Plan.once(order), instances, workshop.timer());
        planned.runs().thenRun(listener::started);
        planned.end()
                .thenAccept(parts -> report(component, parts.get(0).last().end(), listener))
                .exceptionally(bug -> ServiceJobExecutor.broken(request, bug, listener));
        running.begin(request.id(), planned, false);
    }

    private Job job(String name) {
        Job configured = workshop.application().jobs().get(name);
        return configured != null ? configured : Job.of(Component.of(name, new Source.Image(name), Isolation.FRESH));
    }

    private void report(Component component, JobEnd end, TaskListener listener) {
        JsonData output;
        try {
            output = new ContainerImageResult(component, end).output();
        } catch (TaskException e) {
            if (component.isolation() == Isolation.FRESH && end.output().mentions(READ_ONLY)) {
                workshop.events()
                        .accept(new ComponentEvent.Warning("'" + component.name()
                                + "' wanted to write to its root, which is read-only; it may write to /tmp, or to all"
                                + " of its root with `isolation: warm`."));
            }
            listener.failed(e.error(), e.causeText());
            return;
        }
        listener.succeeded(output);
    }

    @Override
    public void cancel(TaskRequest request) {
        running.cancel(request.id());
    }
}
