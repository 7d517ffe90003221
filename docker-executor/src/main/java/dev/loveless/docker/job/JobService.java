package dev.loveless.docker.job;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.job.PlannedJob.Part;
import dev.loveless.docker.job.PlannedJob.Plan;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskException;
import dev.loveless.engine.task.TaskRequest;
import java.util.List;
import java.util.Optional;

/** A service of AWS that runs jobs: what its calls mean, and what it answers. */
interface JobService {
    /** Whether this is a call to it. */
    boolean serves(TaskResource.ServiceCall call);

    /**
     * Takes a job. Nothing is started yet.
     *
     * @throws TaskException if the service refuses it
     * @throws ServiceParameters.Unusable if the call cannot be made
     */
    Submission submit(TaskRequest request) throws TaskException, ServiceParameters.Unusable;

    /** A job that was taken. */
    interface Submission {
        Component component();

        /** @param fault of the first container of each part; in-service retries meet none */
        Plan plan(Optional<Fault> fault);

        /** What the service answers at once. */
        JsonData response();

        /** How the service describes the job when it is over. */
        JsonData description(List<Part> parts);
    }
}
