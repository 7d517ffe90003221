package dev.loveless.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "busybox, busybox, latest",
        "busybox:1.36, busybox, 1.36",
        "localhost:5000/a/b, localhost:5000/a/b, latest",
        "localhost:5000/a/b:c, localhost:5000/a/b, c",
        "a/b@sha256:12, a/b, sha256:12"
    })
    void aReferenceWithoutTagMeansLatestAndNotAll(String text, String repository, String tag) {
        assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(repository, tag));
    }
}
