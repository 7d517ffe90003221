package dev.loveless.cli.serve;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.docker.service.ServiceEndpointExecutor;
import java.util.Arrays;
import java.util.Optional;

/** A service whose address can be given, as Step Functions Local takes it. In the order that they are shown in. */
enum ServiceEndpoint {
    LAMBDA("Lambda", "lambda", "LAMBDA_ENDPOINT", "lambda"),
    BATCH("Batch", "batch", "BATCH_ENDPOINT", "batch"),
    DYNAMODB("DynamoDB", "dynamodb", "DYNAMODB_ENDPOINT", "dynamodb"),
    ECS("ECS", "ecs", "ECS_ENDPOINT", "ecs"),
    GLUE("Glue", "glue", "GLUE_ENDPOINT", "glue"),
    SAGEMAKER("SageMaker", "sagemaker", "SAGE_MAKER_ENDPOINT", "sagemaker"),
    SQS("SQS", "sqs", "SQS_ENDPOINT", "sqs"),
    SNS("SNS", "sns", "SNS_ENDPOINT", "sns"),
    EVENTS("EventBridge", "events", "EVENTS_ENDPOINT", "eventbridge"),
    ATHENA("Athena", "athena", "ATHENA_ENDPOINT", "athena"),
    STEP_FUNCTIONS("Step Functions", "step-functions", "STEP_FUNCTIONS_ENDPOINT", "sfn");

    private final String shown;
    private final String integration;
    private final String variable;
    private final String identifier;

    ServiceEndpoint(String shown, String integration, String variable, String identifier) {
        this.shown = shown;
        this.integration = integration;
        this.variable = variable;
        this.identifier = identifier;
    }

    /** For people. */
    String shown() {
        return shown;
    }

    /** What is to be said of it in a line of its own: what tasks it is not for. */
    Optional<String> limitation() {
        return switch (this) {
            case STEP_FUNCTIONS -> Optional.of("Nested executions run in this server, whatever that endpoint is.");
            case BATCH, ECS, GLUE, SAGEMAKER, ATHENA ->
                Optional.of("Tasks of " + shown + " that wait for the end of a job (.sync) are not sent to that"
                        + " endpoint: they need a mock"
                        + (hasComponents() ? ", or a component of loveless.yaml." : "."));
            case LAMBDA, DYNAMODB, SQS, SNS, EVENTS -> Optional.empty();
        };
    }

    private boolean hasComponents() {
        return this == BATCH || this == ECS;
    }

    /** What could be done, in this command alone, about a task that nothing is behind; empty if there is nothing. */
    static String remedy(TaskResource resource) {
        if (resource instanceof TaskResource.LambdaFunction
                || resource instanceof TaskResource.ServiceCall call
                        && call.service().equals("lambda")) {
            return " Or " + LAMBDA.naming("what invokes it") + ", or give its answers by `--mock-config FILE`"
                    + " (SFN_MOCK_CONFIG).";
        }
        if (!(resource instanceof TaskResource.ServiceCall call) || !ServiceEndpointExecutor.canSend(call)) {
            return "";
        }
        return Arrays.stream(values())
                .filter(service -> call.service().equals(call.awsSdk() ? service.identifier : service.integration))
                .findFirst()
                .map(service -> " Or " + service.naming("where it is") + ".")
                .orElse("");
    }

    private String naming(String what) {
        return "name " + what + " by `--" + integration + "-endpoint URL` (" + variable + ")";
    }

    /** The environment variable. */
    String variable() {
        return variable;
    }

    /** As in {@code AWS_ENDPOINT_URL_<SERVICE>} and in {@code aws-sdk} integrations, in lower case. */
    String identifier() {
        return identifier;
    }
}
