package dev.loveless.docker.service;

import dev.loveless.asl.resource.TaskResource.ServiceCall;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The services whose protocol is spoken here: how they are called, and what their members and errors are called. */
enum AwsService {
    SQS(
            "sqs",
            "sqs",
            JsonProtocol.of("1.0", "AmazonSQS"),
            new ErrorNames("SQS", "AmazonSQSException", "AmazonSQS", "Sqs"),
            Set.of("MessageBody")),
    SNS(
            "sns",
            "sns",
            new QueryProtocol("2010-03-31"),
            new ErrorNames("SNS", "AmazonSNSException", "AmazonSNS", "Sns"),
            Set.of("Message")),
    DYNAMODB(
            "dynamodb",
            "dynamodb",
            JsonProtocol.of("1.0", "DynamoDB_20120810"),
            new ErrorNames("DynamoDB", "AmazonDynamoDBException", "AmazonDynamoDBv2", "DynamoDb")),
    EVENTS(
            "events",
            "eventbridge",
            JsonProtocol.of("1.1", "AWSEvents"),
            new ErrorNames("EventBridge", "AmazonEventBridgeException", "AmazonEventBridge", "EventBridge"),
            Set.of("Detail")),
    GLUE(
            "glue",
            "glue",
            JsonProtocol.of("1.1", "AWSGlue"),
            new ErrorNames("Glue", "AWSGlueException", "AWSGlue", "Glue")
                    .and("AccessDeniedException", "ValidationException")),
    SAGEMAKER(
            "sagemaker",
            "sagemaker",
            JsonProtocol.of("1.1", "SageMaker"),
            new ErrorNames("SageMaker", "AmazonSageMakerException", "AmazonSageMaker", "SageMaker")),
    ATHENA(
            "athena",
            "athena",
            JsonProtocol.of("1.1", "AmazonAthena"),
            new ErrorNames("Athena", "AmazonAthenaException", "AmazonAthena", "Athena")),
    ECS(
            "ecs",
            "ecs",
            JsonProtocol.of("1.1", "AmazonEC2ContainerServiceV20141113"),
            new ErrorNames("ECS", "AmazonECSException", "AmazonECS", "Ecs").and("AccessDeniedException")),
    BATCH(
            "batch",
            "batch",
            JsonProtocol.atPaths("/v1/"),
            new ErrorNames("Batch", "AWSBatchException", "AWSBatch", "Batch"));

    private final String integration;
    private final String sdk;
    private final WireProtocol protocol;
    private final ErrorNames errors;
    private final Set<String> jsonTexts;

    AwsService(String integration, String sdk, WireProtocol protocol, ErrorNames errors) {
        this(integration, sdk, protocol, errors, Set.of());
    }

    AwsService(String integration, String sdk, WireProtocol protocol, ErrorNames errors, Set<String> jsonTexts) {
        this.integration = integration;
        this.sdk = sdk;
        this.protocol = protocol;
        this.errors = errors;
        this.jsonTexts = jsonTexts;
    }

    /** The one that a call is for. */
    static Optional<AwsService> of(ServiceCall call) {
        return Arrays.stream(values())
                .filter(service -> call.service().equals(call.awsSdk() ? service.sdk : service.integration))
                .findFirst();
    }

    /** The one with that name in {@code aws-sdk} integrations. */
    static Optional<AwsService> named(String sdkName) {
        return Arrays.stream(values())
                .filter(service -> service.sdk.equals(sdkName))
                .findFirst();
    }

    /** As it stands in a signature. */
    String signingName() {
        return integration;
    }

    WireProtocol protocol() {
        return protocol;
    }

    ErrorNames errors() {
        return errors;
    }

    /** The members that are texts, for which JSON itself may be given (documented). */
    Set<String> jsonTexts() {
        return jsonTexts;
    }

    /** Whether its members begin with a small letter on the way, where states have a capital one (documented). */
    boolean hasSmallMembers() {
        return this == ECS || this == BATCH;
    }

    /**
     * Whether numbers that are named like dates are seconds; those of Batch are milliseconds, and no dates to clients.
     */
    boolean hasDates() {
        return this != BATCH;
    }

    /** Whether results of its optimized integration tell of the HTTP answer (recorded). */
    boolean hasMetadata() {
        return this != EVENTS;
    }
}
