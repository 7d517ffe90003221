package dev.loveless.conformance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.engine.Loveless;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Each method holds what the documentation shows of the AWS SDK for Java, and asserts what it says of it. */
final class ClientExamplesTest {
    private final StepFunctionsApi api = StepFunctionsApi.open(Loveless.builder(), ApiSettings.DEFAULT);

    @SuppressWarnings("NullAway.Init")
    private ApiServer server;

    @SuppressWarnings("NullAway.Init")
    private URI endpoint;

    @BeforeEach
    void serve() throws IOException {
        server = ApiServer.start(api, new ServerOptions().port(0));
        endpoint = URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    @Test
    void leadsTheSdkHere() {
        SfnClient sfn = SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .overrideConfiguration(configuration ->
                        configuration.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();

        assertThat(sfn.listStateMachines().stateMachines()).isEmpty();
        sfn.close();
    }

    @Test
    void runsAnExpressMachine() {
        SfnClient sfn = SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(65)))
                .overrideConfiguration(configuration ->
                        configuration.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();

        String machine = sfn.createStateMachine(request -> request.name("java-fast")
                        .type(StateMachineType.EXPRESS)
                        .roleArn("arn:aws:iam::123456789012:role/any")
                        .definition("""
                                {"StartAt": "Hello", "States": {"Hello": {"Type": "Pass", "Result": "hello", "End": true}}}
                                """))
                .stateMachineArn();

        String output = sfn.startSyncExecution(request -> request.stateMachineArn(machine))
                .output();
        assertThat(output).isEqualTo("\"hello\"");
        sfn.close();
    }
}
