package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.Patience.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** A server, a client of it, and what tests do with the two all the time. Thread-safe. */
final class StepFunctions {
    static final String ROLE = "arn:aws:iam::123456789012:role/any";
    static final String ARN_PREFIX = "arn:aws:states:us-east-1:123456789012:";

    /** Returns what it is given. */
    static final String PASS = """
            {"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}}
            """;

    /** Runs until it is stopped. */
    static final String WAITS = """
            {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}
            """;

    /** Longer than a poll for a task may last. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(65);

    private final int port;
    private final Work work;
    private final Runnable endPolls;
    private final SfnClient client;

    StepFunctions(int port, Work work, Runnable endPolls) {
        this.port = port;
        this.work = work;
        this.endPolls = endPolls;
        this.client = client("127.0.0.1", http(), true);
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder().socketTimeout(SOCKET_TIMEOUT).build();
    }

    /** A client by which the server is called as {@code host}; to be closed by the caller. */
    SfnClient client(String host, SdkHttpClient http, boolean withoutHostPrefix) {
        return SfnClient.builder()
                .endpointOverride(URI.create("http://" + host + ":" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration.putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, withoutHostPrefix))
                .build();
    }

    /** A client that adds no host prefix. */
    SfnClient client() {
        return client;
    }

    int port() {
        return port;
    }

    Work work() {
        return work;
    }

    /** Ends all polls for a task as if their minute were over. */
    void endPolls() {
        endPolls.run();
    }

    /** A name that nothing else has. */
    static String unique(String beginning) {
        return beginning + "-" + UUID.randomUUID();
    }

    /** The ARN of a new STANDARD machine. */
    String machine(String definition) {
        return machine(definition, StateMachineType.STANDARD);
    }

    String machine(String definition, StateMachineType type) {
        return client.createStateMachine(request -> request.name(unique("machine"))
                        .definition(definition)
                        .roleArn(ROLE)
                        .type(type))
                .stateMachineArn();
    }

    /** Starts an execution. */
    String start(String stateMachineArn, String input) {
        return client.startExecution(
                        request -> request.stateMachineArn(stateMachineArn).input(input))
                .executionArn();
    }

    DescribeExecutionResponse described(String executionArn) {
        return client.describeExecution(request -> request.executionArn(executionArn));
    }

    /** Waits for an execution to end. */
    DescribeExecutionResponse ended(String executionArn) {
        return await().until(() -> described(executionArn), execution -> execution.status() != ExecutionStatus.RUNNING);
    }

    /** All events of an execution, by the SDK's paginator. */
    List<HistoryEvent> history(String executionArn) {
        return client.getExecutionHistoryPaginator(request -> request.executionArn(executionArn)).events().stream()
                .toList();
    }
}
