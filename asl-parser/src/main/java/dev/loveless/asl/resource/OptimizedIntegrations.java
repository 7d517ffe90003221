package dev.loveless.asl.resource;

import static dev.loveless.asl.resource.IntegrationPattern.REQUEST_RESPONSE;
import static dev.loveless.asl.resource.IntegrationPattern.SYNC;
import static dev.loveless.asl.resource.IntegrationPattern.SYNC_2;
import static dev.loveless.asl.resource.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The services that Step Functions is integrated with by name, their actions, and the patterns each supports
 * (documented; the refused combinations are measured).
 */
public final class OptimizedIntegrations {
    private static final Map<String, Set<IntegrationPattern>> PATTERNS = new HashMap<>();

    static {
        actions("apigateway", "invoke").with(WAIT_FOR_TASK_TOKEN);
        actions("athena", "startQueryExecution").with(SYNC);
        actions("athena", "stopQueryExecution", "getQueryExecution", "getQueryResults");
        actions("batch", "submitJob").with(SYNC);
        actions("bedrock", "invokeModel").with(WAIT_FOR_TASK_TOKEN);
        actions("bedrock", "createModelCustomizationJob").with(SYNC);
        actions("bedrockagentcore", "invokeHarness");
        actions("codebuild", "startBuild", "startBuildBatch", "retryBuildBatch").with(SYNC);
        actions("codebuild", "stopBuild", "batchDeleteBuilds", "batchGetReports", "stopBuildBatch", "deleteBuildBatch");
        actions("databrew", "startJobRun").with(SYNC);
        actions("dynamodb", "getItem", "putItem", "deleteItem", "updateItem");
        actions("ecs", "runTask").with(SYNC, WAIT_FOR_TASK_TOKEN);
        actions("eks", "call").with(WAIT_FOR_TASK_TOKEN);
        actions("eks", "runJob").with(SYNC, WAIT_FOR_TASK_TOKEN);
        actions(
                        "eks",
                        "createCluster",
                        "deleteCluster",
                        "createFargateProfile",
                        "deleteFargateProfile",
                        "createNodegroup",
                        "deleteNodegroup")
                .with(SYNC);
        actions("elasticmapreduce", "createCluster", "terminateCluster", "addStep")
                .with(SYNC);
        actions(
                "elasticmapreduce",
                "cancelStep",
                "setClusterTerminationProtection",
                "modifyInstanceFleetByName",
                "modifyInstanceGroupByName");
        actions("emr-containers", "createVirtualCluster", "deleteVirtualCluster", "startJobRun")
                .with(SYNC);
        actions(
                        "emr-serverless",
                        "createApplication",
                        "startApplication",
                        "stopApplication",
                        "deleteApplication",
                        "startJobRun",
                        "cancelJobRun")
                .with(SYNC);
        actions("events", "putEvents").with(WAIT_FOR_TASK_TOKEN);
        actions("glue", "startJobRun").with(SYNC);
        actions("http", "invoke");
        actions("lambda", "invoke").with(WAIT_FOR_TASK_TOKEN);
        actions("mediaconvert", "createJob").with(SYNC);
        actions(
                        "sagemaker",
                        "createTrainingJob",
                        "createTransformJob",
                        "createProcessingJob",
                        "createHyperParameterTuningJob",
                        "createLabelingJob")
                .with(SYNC);
        actions("sagemaker", "createModel", "createEndpointConfig", "createEndpoint", "updateEndpoint");
        actions("sns", "publish").with(WAIT_FOR_TASK_TOKEN);
        actions("sqs", "sendMessage").with(WAIT_FOR_TASK_TOKEN);
        actions("states", "startExecution").with(SYNC, SYNC_2, WAIT_FOR_TASK_TOKEN);
    }

    private OptimizedIntegrations() {}

    /** Whether there is such an action, and the pattern can be used with it. */
    public static boolean supports(TaskResource.ServiceCall call) {
        return PATTERNS.getOrDefault(call.service() + ":" + call.action(), Set.of())
                .contains(call.pattern());
    }

    private static Actions actions(String service, String... actions) {
        Set<IntegrationPattern> patterns = EnumSet.of(REQUEST_RESPONSE);
        for (String action : actions) {
            PATTERNS.put(service + ":" + action, patterns);
        }
        return new Actions(patterns);
    }

    /** Actions just entered, to be given further patterns. */
    private record Actions(Set<IntegrationPattern> patterns) {
        void with(IntegrationPattern... further) {
            patterns.addAll(Set.of(further));
        }
    }
}
