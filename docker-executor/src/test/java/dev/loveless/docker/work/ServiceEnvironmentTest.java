package dev.loveless.docker.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.component.Application;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServiceEnvironmentTest {
    private static Application with(Map<String, URI> endpoints) {
        return new Application(
                "123456789012",
                "eu-north-1",
                Map.of(),
                Map.of(),
                Map.of(),
                endpoints,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aContainerReachesAnEndpointOnThisHostByTheNameItHasForIt() {
        Application application = with(Map.of(
                "", URI.create("http://localhost:4566"),
                "s3", URI.create("http://127.0.0.1:9000/base?x=1"),
                "secrets manager", URI.create("https://[::1]:1/"),
                "sfn", URI.create("https://localhost.example.org/x")));

        assertThat(ServiceEnvironment.ofContainer(application))
                .containsEntry("AWS_ENDPOINT_URL", "http://host.docker.internal:4566")
                .containsEntry("AWS_ENDPOINT_URL_S3", "http://host.docker.internal:9000/base?x=1")
                .containsEntry("AWS_ENDPOINT_URL_SECRETS_MANAGER", "https://host.docker.internal:1/")
                .containsEntry("AWS_ENDPOINT_URL_SFN", "https://localhost.example.org/x");
    }

    @Test
    void aProcessIsGivenEndpointsAsTheyAre() {
        assertThat(ServiceEnvironment.ofProcess(with(Map.of("", URI.create("http://localhost:4566")))))
                .containsEntry("AWS_ENDPOINT_URL", "http://localhost:4566");
    }

    @Test
    void regionAndCredentialsAreThereAndOpenNothing() {
        assertThat(ServiceEnvironment.ofContainer(with(Map.of())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "AWS_REGION", "eu-north-1",
                        "AWS_DEFAULT_REGION", "eu-north-1",
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_SESSION_TOKEN", "test"));
    }
}
