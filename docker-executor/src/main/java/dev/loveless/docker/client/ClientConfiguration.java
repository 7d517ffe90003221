package dev.loveless.docker.client;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerConfigFile;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.NameParser;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What docker-java is to know. Its own default would read system properties, a file of its own and an API version from
 * there, and so talk to another engine than the one found.
 *
 * @param configuration the directory of the Docker client's settings, for credentials of registries
 */
record ClientConfiguration(EngineAddress address, Path configuration, RemoteApiVersion version)
        implements DockerClientConfig {
    @Override
    public URI getDockerHost() {
        return address.uri();
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return version;
    }

    @Override
    public @Nullable SSLConfig getSSLConfig() {
        return address.certificates()
                .map(directory -> new LocalDirectorySSLConfig(directory.toString()))
                .orElse(null);
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
        String repository = NameParser.parseRepositoryTag(imageName).repos;
        return credentials().resolveAuthConfig(NameParser.resolveRepositoryName(repository).hostname);
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return credentials().getAuthConfigurations();
    }

    private DockerConfigFile credentials() {
        try {
            return DockerConfigFile.loadConfig(DockerClientConfig.getDefaultObjectMapper(), configuration.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The credentials in " + configuration.resolve("config.json") + " cannot be read", e);
        }
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return AuthConfig.DEFAULT_SERVER_ADDRESS;
    }
}
