package dev.loveless.cli.serve;

import java.util.Optional;

/** A service whose address can be given, as Step Functions Local takes it. In the order that they are shown in. */
enum ServiceEndpoint {
    LAMBDA("Lambda", "LAMBDA_ENDPOINT", "lambda"),
    BATCH("Batch", "BATCH_ENDPOINT", "batch"),
    DYNAMODB("DynamoDB", "DYNAMODB_ENDPOINT", "dynamodb"),
    ECS("ECS", "ECS_ENDPOINT", "ecs"),
    GLUE("Glue", "GLUE_ENDPOINT", "glue"),
    SAGEMAKER("SageMaker", "SAGE_MAKER_ENDPOINT", "sagemaker"),
    SQS("SQS", "SQS_ENDPOINT", "sqs"),
    SNS("SNS", "SNS_ENDPOINT", "sns"),
    STEP_FUNCTIONS("Step Functions", "STEP_FUNCTIONS_ENDPOINT", "sfn");

    private final String shown;
    private final String variable;
    private final String identifier;

    ServiceEndpoint(String shown, String variable, String identifier) {
        this.shown = shown;
        this.variable = variable;
        this.identifier = identifier;
    }

    /** For people. */
    String shown() {
        return shown;
    }

    /** What is to be said of it in a line of its own: that Loveless calls some of them not at all. */
    Optional<String> limitation() {
        return switch (this) {
            case LAMBDA -> Optional.empty();
            case STEP_FUNCTIONS -> Optional.of("Nested executions run in this server, whatever that endpoint is.");
            default ->
                Optional.of("Tasks of " + shown
                        + " are not sent to that endpoint: they need a mock, or a component of loveless.yaml.");
        };
    }

    /** The environment variable. */
    String variable() {
        return variable;
    }

    /** As in {@code AWS_ENDPOINT_URL_<SERVICE>}, in lower case. */
    String identifier() {
        return identifier;
    }
}
