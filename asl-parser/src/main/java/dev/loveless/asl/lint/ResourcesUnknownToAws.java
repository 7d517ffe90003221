package dev.loveless.asl.lint;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.TaskResource;
import java.util.List;

/** Tasks whose Resource is a Docker image, which AWS would refuse. */
final class ResourcesUnknownToAws {
    private ResourcesUnknownToAws() {}

    static void check(TaskState task, List<Diagnostic> findings) {
        if (TaskResource.parse(task.resource())
                .filter(resource -> resource instanceof TaskResource.ContainerImage)
                .isPresent()) {
            findings.add(Diagnostic.at(
                            task.location(),
                            LintCode.RESOURCE_UNKNOWN_TO_AWS,
                            "The resource '" + task.resource() + "' works in Loveless; AWS refuses it")
                    .withRemedy(
                            "For AWS, make the image a Lambda function, an activity's worker, or an ECS, Batch or EKS"
                                    + " job."));
        }
    }
}
