package dev.loveless.docker.service;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.HistoryEventType;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks at endpoints, seen through executions and by what the service is asked. */
class ServiceEndpointExecutorTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NOT_FOUND_OF_SNS = """
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>
            <Code>NotFound</Code><Message>Topic does not exist</Message></Error><RequestId>id-2</RequestId>
            </ErrorResponse>""";

    private static Execution run(String service, URI endpoint, String resource, String parameters) {
        try (Loveless loveless = loveless(service, endpoint)) {
            return start(loveless, resource, parameters).await(LIMIT);
        }
    }

    private static Loveless loveless(String service, URI endpoint) {
        return Loveless.builder()
                .executor(new ServiceEndpointExecutor(Map.of(service, endpoint), task -> false))
                .build();
    }

    private static Execution start(Loveless loveless, String resource, String parameters) {
        return loveless.stateMachine(
                        "M",
                        "{\"StartAt\": \"Call\", \"States\": {\"Call\": {\"Type\": \"Task\", \"End\": true, \"Resource\":"
                                + " \"arn:aws:states:::" + resource + "\", \"Parameters\": " + parameters + "}}}")
                .start("{}");
    }

    private static JsonNode json(String text) {
        return JsonData.parse(text).orElseThrow().tree();
    }

    private static JsonNode output(Execution execution) {
        assertThat(execution.error()).as(execution.cause().orElse("")).isEmpty();
        return json(execution.output().orElseThrow());
    }

    @Test
    void aMessageIsSentToSqsAndTheAnswerTellsOfHttp() throws Exception {
        try (FakeService sqs = FakeService.answering("{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"5\"}")) {
            Execution execution = run(
                    "sqs",
                    sqs.endpoint(),
                    "sqs:sendMessage",
                    "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": {\"a\": [1, null]}, \"DelaySeconds\": null}");

            assertThat(sqs.asked().path()).isEqualTo("/");
            assertThat(sqs.asked().header("X-amz-target")).isEqualTo("AmazonSQS.SendMessage");
            assertThat(sqs.asked().header("Content-type")).isEqualTo("application/x-amz-json-1.0");
            assertThat(sqs.asked().header("Authorization"))
                    .matches("AWS4-HMAC-SHA256 Credential=test/\\d{8}/us-east-1/sqs/aws4_request, .*");
            assertThat(json(sqs.asked().body()))
                    .isEqualTo(json("{\"QueueUrl\":\"http://q/1/a\",\"MessageBody\":\"{\\\"a\\\":[1,null]}\"}"));
            JsonNode output = output(execution);
            assertThat(output.fieldNames())
                    .toIterable()
                    .containsExactly("MD5OfMessageBody", "MessageId", "SdkHttpMetadata", "SdkResponseMetadata");
            assertThat(output.at("/SdkHttpMetadata/HttpStatusCode").asInt()).isEqualTo(200);
            assertThat(output.at("/SdkResponseMetadata/RequestId").asText()).isEqualTo("id-1");
        }
    }

    @Test
    void anItemIsPutIntoDynamoDbAsItIs() throws Exception {
        String parameters = "{\"TableName\":\"t\",\"Item\":{\"messageBody\":{\"S\":\"x\"},\"n\":{\"N\":\"1\"}}}";
        try (FakeService dynamoDb = FakeService.answering("{}")) {
            Execution execution = run("dynamodb", dynamoDb.endpoint(), "dynamodb:putItem", parameters);

            assertThat(dynamoDb.asked().header("X-amz-target")).isEqualTo("DynamoDB_20120810.PutItem");
            assertThat(json(dynamoDb.asked().body())).isEqualTo(json(parameters));
            assertThat(output(execution).size()).isEqualTo(2);

            Execution bySdk = run("dynamodb", dynamoDb.endpoint(), "aws-sdk:dynamodb:putItem", parameters);
            assertThat(bySdk.output()).contains("{}");
        }
    }

    @Test
    void aMessageIsPublishedToSnsAsAForm() throws Exception {
        try (FakeService sns = FakeService.answering("""
                <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
                <MessageId>m-1</MessageId></PublishResult><ResponseMetadata><RequestId>id-3</RequestId>
                </ResponseMetadata></PublishResponse>""")) {
            Execution execution = run("sns", sns.endpoint(), "sns:publish", """
                    {"TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": {"a": "b c"},
                     "MessageAttributes": {"kind": {"DataType": "String", "StringValue": "x"}}}""");

            assertThat(URLDecoder.decode(sns.asked().body(), StandardCharsets.UTF_8)
                            .split("&"))
                    .containsExactlyInAnyOrder(
                            "Action=Publish",
                            "Version=2010-03-31",
                            "TopicArn=arn:aws:sns:us-east-1:123456789012:t",
                            "Message={\"a\":\"b c\"}",
                            "MessageAttributes.entry.1.Name=kind",
                            "MessageAttributes.entry.1.Value.DataType=String",
                            "MessageAttributes.entry.1.Value.StringValue=x");
            assertThat(output(execution).path("MessageId").asText()).isEqualTo("m-1");
        }
    }

    @Test
    void anEventNamesItsExecutionAndFailsIfItIsNotTaken() throws Exception {
        String parameters = "{\"Entries\": [{\"Source\": \"s\", \"DetailType\": \"d\", \"Detail\": {\"a\": 1}}]}";
        try (FakeService events = FakeService.answering("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}")) {
            Execution execution = run("eventbridge", events.endpoint(), "events:putEvents", parameters);

            assertThat(events.asked().header("X-amz-target")).isEqualTo("AWSEvents.PutEvents");
            JsonNode entry = json(events.asked().body()).at("/Entries/0");
            assertThat(entry.path("Detail").asText()).isEqualTo("{\"a\":1}");
            assertThat(entry.path("Resources"))
                    .extracting(JsonNode::asText)
                    .containsExactly("arn:aws:states:us-east-1:123456789012:stateMachine:M", execution.arn());
            assertThat(execution.output()).contains("{\"Entries\":[{\"EventId\":\"e\"}],\"FailedEntryCount\":0}");
        }
        try (FakeService events = FakeService.answering(
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorMessage\":\"no\",\"ErrorCode\":\"MalformedDetail\"}]}")) {
            Execution execution = run("eventbridge", events.endpoint(), "events:putEvents", parameters);

            assertThat(execution.error()).contains("EventBridge.FailedEntry");
            assertThat(execution.cause())
                    .contains("{\"Entries\":[{\"ErrorCode\":\"MalformedDetail\",\"ErrorMessage\":\"no\"}],"
                            + "\"FailedEntryCount\":1}");
        }
    }

    @Test
    void membersOfEcsAreSmallOnTheWayAndKeysOfMapsStay() throws Exception {
        try (FakeService ecs = FakeService.answering(
                "{\"tasks\":[{\"taskArn\":\"t\",\"createdAt\":1732233600.5,\"stopTimeout\":3}],\"failures\":[]}")) {
            Execution execution = run("ecs", ecs.endpoint(), "ecs:runTask", """
                    {"TaskDefinition": "d", "EnableEcsManagedTags": true, "Overrides": {"ContainerOverrides":
                     [{"Name": "c", "Environment": [{"Name": "N", "Value": "V"}]}]}}""");

            assertThat(ecs.asked().header("X-amz-target")).isEqualTo("AmazonEC2ContainerServiceV20141113.RunTask");
            assertThat(json(ecs.asked().body())).isEqualTo(json("""
                    {"taskDefinition": "d", "enableECSManagedTags": true, "overrides": {"containerOverrides":
                     [{"name": "c", "environment": [{"name": "N", "value": "V"}]}]}}"""));
            assertThat(output(execution).at("/Tasks/0"))
                    .isEqualTo(json("{\"CreatedAt\":1732233600500,\"StopTimeout\":3,\"TaskArn\":\"t\"}"));

            Execution bySdk = run("ecs", ecs.endpoint(), "aws-sdk:ecs:describeTasks", "{\"Tasks\": [\"t\"]}");
            assertThat(output(bySdk).at("/Tasks/0/CreatedAt").asText()).isEqualTo("2024-11-22T00:00:00.500Z");
        }
    }

    @Test
    void aJobIsSubmittedToBatchAtItsPath() throws Exception {
        try (FakeService batch = FakeService.answering("{\"jobName\":\"j\",\"jobId\":\"1\"}")) {
            Execution execution = run("batch", batch.endpoint(), "batch:submitJob", """
                    {"JobName": "j", "JobQueue": "q", "JobDefinition": "d", "Parameters": {"Key": "V"}}""");

            assertThat(batch.asked().path()).isEqualTo("/v1/submitjob");
            assertThat(json(batch.asked().body()))
                    .isEqualTo(json("{\"jobName\":\"j\",\"jobQueue\":\"q\",\"jobDefinition\":\"d\","
                            + "\"parameters\":{\"Key\":\"V\"}}"));
            assertThat(output(execution).path("JobId").asText()).isEqualTo("1");
        }
    }

    @Test
    void aRunOfGlueHasTheNameOfItsJob() throws Exception {
        try (FakeService glue = FakeService.answering("{\"JobRunId\":\"r\"}")) {
            JsonNode output = output(run("glue", glue.endpoint(), "glue:startJobRun", "{\"JobName\": \"j\"}"));

            assertThat(glue.asked().header("X-amz-target")).isEqualTo("AWSGlue.StartJobRun");
            assertThat(output.path("JobName").asText()).isEqualTo("j");
            assertThat(output.path("JobRunId").asText()).isEqualTo("r");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqs | sqs:sendMessage | com.amazonaws.sqs#QueueDoesNotExist | SQS.QueueDoesNotExistException"
                        + " | gone (Service: AmazonSQS; Status Code: 400; Error Code: QueueDoesNotExist; Request ID: id-4;"
                        + " Proxy: null)",
                "sqs | sqs:sendMessage | AWS.SimpleQueueService.NonExistentQueue | SQS.QueueDoesNotExistException"
                        + " | gone (Service: AmazonSQS; Status Code: 400; Error Code:"
                        + " AWS.SimpleQueueService.NonExistentQueue; Request ID: id-4; Proxy: null)",
                "sqs | sqs:sendMessage | com.amazon.coral.service#MissingParameter | SQS.AmazonSQSException"
                        + " | gone (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: id-4;"
                        + " Proxy: null)",
                "sqs | aws-sdk:sqs:sendMessage | com.amazonaws.sqs#QueueDoesNotExist | Sqs.QueueDoesNotExistException"
                        + " | gone (Service: Sqs, Status Code: 400, Request ID: id-4) (SDK Attempt Count: 1)",
                "sqs | aws-sdk:sqs:sendMessage | MissingParameter | Sqs.SqsException"
                        + " | gone (Service: Sqs, Status Code: 400, Request ID: id-4) (SDK Attempt Count: 1)"
            })
    void errorsAreNamedAsTheClientsOfAwsNameThem(
            String service, String resource, String type, String error, String cause) throws Exception {
        try (FakeService fake = FakeService.refusing(
                400, Map.of("x-amzn-RequestId", "id-4"), "{\"__type\":\"" + type + "\",\"message\":\"gone\"}")) {
            Execution execution =
                    run(service, fake.endpoint(), resource, "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": \"b\"}");

            assertThat(execution.error()).contains(error);
            assertThat(execution.cause()).contains(cause);
        }
    }

    @Test
    void aConditionThatFailsIsAnErrorOfDynamoDb() throws Exception {
        try (FakeService dynamoDb = FakeService.refusing(
                400,
                Map.of(),
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                        + "\"Message\":\"The conditional request failed\"}")) {
            Execution execution =
                    run("dynamodb", dynamoDb.endpoint(), "dynamodb:putItem", "{\"TableName\": \"t\", \"Item\": {}}");

            assertThat(execution.error()).contains("DynamoDB.ConditionalCheckFailedException");
            assertThat(execution.cause().orElseThrow()).startsWith("The conditional request failed (Service: Amazon");
        }
    }

    @Test
    void anErrorOfSnsStandsInItsXml() throws Exception {
        try (FakeService sns = FakeService.refusing(404, Map.of("x-amzn-RequestId", "id-2"), NOT_FOUND_OF_SNS)) {
            Execution execution =
                    run("sns", sns.endpoint(), "sns:publish", "{\"TopicArn\": \"arn:t\", \"Message\": \"m\"}");

            assertThat(execution.error()).contains("SNS.NotFoundException");
            assertThat(execution.cause())
                    .contains(
                            "Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request"
                                    + " ID: id-2; Proxy: null)");
        }
    }

    @ParameterizedTest
    @CsvSource({"sqs,sqs:sendMessage", "sns,sns:publish"})
    void whatIsNoAnswerOfTheServiceIsNoResult(String service, String resource) throws Exception {
        String parameters = service.equals("sns")
                ? "{\"Message\": \"m\"}"
                : "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": \"b\"}";
        try (FakeService other = FakeService.answering("<html>hello")) {
            Execution execution = run(service, other.endpoint(), resource, parameters);

            assertThat(execution.error().orElseThrow()).endsWith(".SdkClientException");
            assertThat(execution.cause().orElseThrow()).contains("does not answer as " + service + " does");
        }
        try (FakeService proxy = FakeService.refusing(502, Map.of(), "Bad Gateway")) {
            Execution execution = run(service, proxy.endpoint(), resource, parameters);

            assertThat(execution.error().orElseThrow()).matches("S[QN]S\\.AmazonS[QN]SException");
            assertThat(execution.cause().orElseThrow())
                    .startsWith("Bad Gateway (Service: ")
                    .contains("Code: 502;");
        }
    }

    @Test
    void anEndpointThatNobodyListensAtIsNamed() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + freePort());
        Execution execution =
                run("sqs", nobody, "sqs:sendMessage", "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": \"b\"}");

        assertThat(execution.error()).contains("SQS.SdkClientException");
        assertThat(execution.cause()).contains("Unable to execute HTTP request: " + nobody + ": connection refused");
    }

    @Test
    void aNameThatIsUnknownIsNamed() {
        Execution execution = run(
                "sqs",
                URI.create("http://nosuch.invalid:9324"),
                "sqs:sendMessage",
                "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": \"b\"}");

        assertThat(execution.cause())
                .contains("Unable to execute HTTP request: nosuch.invalid: Name or service not known");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aTaskTokenIsSentAndWaitedFor() throws Exception {
        try (FakeService sqs = FakeService.answering("{\"MessageId\":\"m\"}");
                Loveless loveless = loveless("sqs", sqs.endpoint())) {
            Execution execution = start(
                    loveless,
                    "sqs:sendMessage.waitForTaskToken",
                    "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": {\"token.$\": \"$$.Task.Token\"}}");
            await().until(() ->
                    execution.history().stream().anyMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED));
            String message = json(sqs.asked().body()).path("MessageBody").asText();
            loveless.sendTaskSuccess(json(message).path("token").asText(), "{\"done\":true}");

            assertThat(execution.await(LIMIT).output()).contains("{\"done\":true}");
        }
        try (FakeService sqs = FakeService.refusing(400, Map.of(), "{\"__type\":\"QueueDoesNotExist\"}")) {
            Execution execution = run(
                    "sqs",
                    sqs.endpoint(),
                    "sqs:sendMessage.waitForTaskToken",
                    "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody.$\": \"$$.Task.Token\"}");

            assertThat(execution.error()).contains("SQS.QueueDoesNotExistException");
            assertThat(execution.history())
                    .extracting(event -> event.type())
                    .contains(HistoryEventType.TASK_SUBMIT_FAILED);
        }
    }
}
