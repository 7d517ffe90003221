package dev.loveless.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactUriTest {
    private static final Path DIRECTORY = Path.of("/repository");

    @ParameterizedTest
    @CsvSource({
        "order.asl.json, order.asl.json",
        "./machines/../order.json, order.json",
        "machines/order.json, machines/order.json",
        "/repository/machines/order.json, machines/order.json",
        "a b/100%/ü?#.json, a%20b/100%25/%C3%BC%3F%23.json",
        "c:d.json, c%3Ad.json",
        "../other/order.json, file:///other/order.json",
        "/tmp/a b.json, file:///tmp/a%20b.json",
        "/repository2/order.json, file:///repository2/order.json"
    })
    void namesFilesFromTheDirectoryWhereItCan(Path file, String uri) {
        assertThat(ArtifactUri.of(file, DIRECTORY)).isEqualTo(uri);
        assertThat(URI.create(uri)).isNotNull();
    }
}
