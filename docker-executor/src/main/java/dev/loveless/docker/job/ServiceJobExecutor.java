package dev.loveless.docker.job;

import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.job.JobService.Submission;
import dev.loveless.docker.job.PlannedJob.Part;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.TaskFailureKind;
import dev.loveless.engine.task.TaskException;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does tasks that submit a job to a service, in the three patterns (documented). Thread-safe. */
final class ServiceJobExecutor implements TaskExecutor {
    private final JobService service;
    private final Workshop workshop;
    private final JobInstances instances;
    private final RunningJobs running;

    ServiceJobExecutor(JobService service, Workshop workshop, JobInstances instances, RunningJobs running) {
        this.service = service;
        this.workshop = workshop;
        this.instances = instances;
        this.running = running;
    }

    @Override
    public boolean supports(TaskRequest request) {
        return request.resource() instanceof TaskResource.ServiceCall call && !call.awsSdk() && service.serves(call);
    }

    private static IntegrationPattern pattern(TaskRequest request) {
        return ((TaskResource.ServiceCall) request.resource()).pattern();
    }

    @Override
    public boolean worksElsewhere(TaskRequest request) {
        return !request.waitsForToken();
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        IntegrationPattern pattern = pattern(request);
        Submission submission;
        try {
            submission = service.submit(request);
        } catch (ServiceParameters.Unusable e) {
            listener.unusable("The Parameters '" + request.parameters().text()
                    + "' could not be used to start the Task: [" + e.getMessage() + "]");
            return;
        } catch (TaskException e) {
            refuse(e.error(), e.causeText(), pattern, listener);
            return;
        }
        Optional<Fault> fault = instances.faultFor(submission.component(), request);
        if (fault.orElse(null) instanceof Fault.Answer answer) {
            refuse(answer.error(), answer.cause(), pattern, listener);
            return;
        }
        PlannedJob job = new PlannedJob(submission.plan(fault), instances, workshop.timer());
        listener.started();
        if (pattern == IntegrationPattern.REQUEST_RESPONSE) {
            listener.succeeded(submission.response());
        } else {
            listener.submitted(submission.response());
        }
        job.end()
                .thenAccept(parts -> report(request, submission, parts, listener))
                .exceptionally(bug -> broken(request, bug, listener));
        running.begin(request.id(), job, pattern != IntegrationPattern.SYNC);
    }

    /** A fault of ours must not leave the task without an end. */
    static @Nullable Void broken(TaskRequest request, Throwable bug, TaskListener listener) {
        listener.unusable("The end of the job of state '" + request.state() + "' could not be told: " + bug);
        return null;
    }

    /** What is waited for after the call is submitted first; a call that is not taken has an event of its own then. */
    private static void refuse(String error, String cause, IntegrationPattern pattern, TaskListener listener) {
        listener.failed(
                pattern == IntegrationPattern.REQUEST_RESPONSE ? TaskFailureKind.FAILED : TaskFailureKind.SUBMIT_FAILED,
                Optional.of(error),
                Optional.of(cause));
    }

    private void report(TaskRequest request, Submission submission, List<Part> parts, TaskListener listener) {
        boolean succeeded = parts.stream().allMatch(Part::succeeded);
        if (pattern(request) == IntegrationPattern.SYNC) {
            JsonData description = submission.description(parts);
            if (succeeded) {
                listener.succeeded(description);
            } else {
                listener.failed("States.TaskFailed", description.text());
            }
        } else if (!succeeded) {
            warnOfEnd(request, submission, parts);
        }
    }

    /** Nobody waits for the end of the job, so nothing else would tell. */
    private void warnOfEnd(TaskRequest request, Submission submission, List<Part> parts) {
        String how = parts.stream()
                .filter(part -> !part.succeeded())
                .findFirst()
                .map(part -> part.last().end().description())
                .orElse("");
        String consequence =
                request.waitsForToken() ? "; state '" + request.state() + "' still waits for its token" : "";
        workshop.events()
                .accept(new ComponentEvent.Warning(
                        "Job '" + submission.component().name() + "' of state '" + request.state()
                                + "' did not succeed (" + how + ")" + consequence + "."));
    }

    @Override
    public void cancel(TaskRequest request) {
        running.cancel(request.id());
    }
}
