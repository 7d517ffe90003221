package dev.loveless.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} does with tasks whose services are elsewhere, and with those that nothing is behind. */
@Timeout(120)
class ServedEndpointsTest {
    private static final String TASK = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"End\":true}}}";

    private static final String INVOKE = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\","
            + "\"Payload.$\":\"$\"},\"End\":true}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void invokesFunctionsAtTheEndpointOfLambda() throws Exception {
        HttpServer lambda = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        lambda.createContext("/2015-03-31/functions/f/invocations", exchange -> {
            String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fails = payload.contains("fail");
            if (fails) {
                exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            }
            byte[] answer = (fails
                            ? "{\"errorType\":\"Oops\",\"errorMessage\":\"on purpose\"}"
                            : "{\"got\":" + payload + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        lambda.start();
        Map<String, String> environment = Map.of(
                "LAMBDA_ENDPOINT", "http://127.0.0.1:" + lambda.getAddress().getPort() + "/");
        try (Served served = Served.with(environment)) {
            served.create("M", TASK);
            assertThat(served.run(served.machineArn("M"), "{\"a\":1}")
                            .path("output")
                            .asText())
                    .isEqualTo("{\"got\":{\"a\":1}}");
            JsonNode failed = served.run(served.machineArn("M"), "\"fail\"");
            assertThat(failed.path("error").asText()).isEqualTo("Oops");
            assertThat(failed.path("cause").asText()).contains("on purpose");

            served.create("Invoke", INVOKE);
            assertThat(served.run(served.machineArn("Invoke"), "{\"a\":1}")
                            .path("output")
                            .asText())
                    .contains("\"ExecutedVersion\":\"$LATEST\"")
                    .contains("\"Payload\":{\"got\":{\"a\":1}}");
            lambda.stop(0);
            JsonNode unreachable = served.run(served.machineArn("M"));
            assertThat(unreachable.path("error").asText()).isEqualTo("Lambda.SdkClientException");
            assertThat(unreachable.path("cause").asText())
                    .isEqualTo("Unable to execute HTTP request: http://127.0.0.1:"
                            + lambda.getAddress().getPort() + ": connection refused");
        }
    }

    @Test
    void saysWhatIsMissingBehindTask() throws Exception {
        try (Served served = Served.with()) {
            served.create("M", TASK);

            assertThat(served.run(served.machineArn("M")).path("cause").asText())
                    .contains("Nothing is behind the function 'f'")
                    .contains("Or name what invokes it by `--lambda-endpoint URL` (LAMBDA_ENDPOINT), or give its"
                            + " answers by `--mock-config FILE` (SFN_MOCK_CONFIG).");

            served.create("Send", call("sqs:sendMessage", "{\"QueueUrl\":\"http://q/1/a\",\"MessageBody\":\"b\"}"));
            assertThat(served.run(served.machineArn("Send")).path("cause").asText())
                    .endsWith("Loveless does not do sqs:sendMessage: give its answers by `--mock-config`. Or name where"
                            + " it is by `--sqs-endpoint URL` (SQS_ENDPOINT).");

            served.create("Job", call("glue:startJobRun.sync", "{\"JobName\":\"j\"}"));
            assertThat(served.run(served.machineArn("Job")).path("cause").asText())
                    .endsWith("Loveless does not do glue:startJobRun.sync: give its answers by `--mock-config`.");
        }
    }

    private static String call(String resource, String parameters) {
        return "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::" + resource
                + "\",\"Parameters\":" + parameters + ",\"End\":true}}}";
    }

    @Test
    void sendsTasksToTheEndpointsOfTheirServicesUnlessAComponentDoesThem() throws Exception {
        HttpServer services = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        services.createContext("/", exchange -> {
            byte[] answer = ("{\"asked\":\"" + exchange.getRequestHeaders().getFirst("X-Amz-Target") + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        services.start();
        String endpoint = "http://127.0.0.1:" + services.getAddress().getPort();
        Path configuration = Files.writeString(directory.resolve("loveless.yaml"), """
                jobs:
                  train: {command: ["true"]}
                """);
        try (Served served = Served.with(
                Map.of("SQS_ENDPOINT", endpoint, "EVENTS_ENDPOINT", endpoint + "/"),
                "--ecs-endpoint",
                endpoint,
                "--config",
                configuration.toString())) {
            served.create("Send", call("sqs:sendMessage", "{\"QueueUrl\":\"http://q/1/a\",\"MessageBody\":\"b\"}"));
            assertThat(served.run(served.machineArn("Send")).path("output").asText())
                    .contains("\"asked\":\"AmazonSQS.SendMessage\"")
                    .contains("\"HttpStatusCode\":200");
            served.create("Put", call("aws-sdk:eventbridge:listRules", "{}"));
            assertThat(served.run(served.machineArn("Put")).path("output").asText())
                    .isEqualTo("{\"asked\":\"AWSEvents.ListRules\"}");
            served.create("Other", call("ecs:runTask", "{\"TaskDefinition\":\"other\"}"));
            assertThat(served.run(served.machineArn("Other")).path("output").asText())
                    .contains("\"Asked\":\"AmazonEC2ContainerServiceV20141113.RunTask\"");
            served.create("Train", call("ecs:runTask", "{\"TaskDefinition\":\"train\"}"));
            assertThat(served.run(served.machineArn("Train")).path("output").asText())
                    .contains("\"Tasks\":[{");
        } finally {
            services.stop(0);
        }
    }
}
