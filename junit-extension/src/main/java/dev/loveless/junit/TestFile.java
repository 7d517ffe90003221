package dev.loveless.junit;

import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A file that a test names: a resource beside its class or of the class path, or a file from the working directory on.
 */
final class TestFile {
    private final String name;
    private final URL url;

    private TestFile(String name, URL url) {
        this.name = name;
        this.url = url;
    }

    static TestFile of(String name, Class<?> testClass) {
        String fromRoot = name.startsWith("/") ? name : "/" + name;
        return Stream.of(name, fromRoot)
                .flatMap(it -> Optional.ofNullable(testClass.getResource(it)).stream())
                .findFirst()
                .or(() -> file(name))
                .map(url -> new TestFile(name, url))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "There is no '" + name + "': neither a resource beside " + testClass.getName()
                                + " or at the root of the class path, nor the file "
                                + Path.of(name).toAbsolutePath() + "."));
    }

    private static Optional<URL> file(String name) {
        Path file = Path.of(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(file.toUri().toURL()) : Optional.empty();
        } catch (IOException e) {
            throw new ExtensionConfigurationException("'" + name + "' cannot be read.", e);
        }
    }

    /** What it holds, under the name the test has for it. */
    SourceText text() {
        try (InputStream stream = url.openStream()) {
            return new SourceText(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ExtensionConfigurationException("'" + name + "' cannot be read.", e);
        }
    }

    /** Where it is among files, with what lies around it. */
    Path path() {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException | RuntimeException e) {
            throw new ExtensionConfigurationException("'" + name + "' must be a file, but is " + url + ".", e);
        }
    }
}
