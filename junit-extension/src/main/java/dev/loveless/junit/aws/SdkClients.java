package dev.loveless.junit.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Makes clients of the AWS SDK for Java that call Loveless. Stateless. */
public final class SdkClients {
    private static final String SFN_CLIENT = "software.amazon.awssdk.services.sfn.SfnClient";
    private static final String SFN_ASYNC_CLIENT = "software.amazon.awssdk.services.sfn.SfnAsyncClient";

    private SdkClients() {}

    /** Whether it is a type of client that can be opened here; does not touch the SDK. */
    public static boolean isClient(Class<?> type) {
        return type.getName().equals(SFN_CLIENT) || type.getName().equals(SFN_ASYNC_CLIENT);
    }

    /**
     * A client of that type.
     *
     * @param endpoint of the API
     */
    public static AutoCloseable open(Class<?> type, URI endpoint, String region) {
        return Opening.open(type.getName().equals(SFN_ASYNC_CLIENT), endpoint, region);
    }

    /** Closes a client, which throws nothing when it is closed. */
    public static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("A client could not be closed.", e);
        }
    }

    /** Apart, so that the SDK is loaded only when a client is opened. */
    private static final class Opening {
        static AutoCloseable open(boolean isAsync, URI endpoint, String region) {
            return isAsync
                    ? with(SfnAsyncClient.builder(), endpoint, region).build()
                    : with(SfnClient.builder(), endpoint, region).build();
        }

        private static <B extends AwsClientBuilder<B, ?>> B with(B builder, URI endpoint, String region) {
            return builder.endpointOverride(endpoint)
                    .region(Region.of(region))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("loveless", "loveless")))
                    // StartSyncExecution and TestState would be sent to sync-127.0.0.1 otherwise.
                    .overrideConfiguration(configuration -> configuration.putAdvancedOption(
                            SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
        }
    }
}
