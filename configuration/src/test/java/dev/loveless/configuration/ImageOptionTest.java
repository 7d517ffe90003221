package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.source.SourceText;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --image NAME=IMAGE}. */
class ImageOptionTest {
    @ParameterizedTest
    @CsvSource({
        "thumbnail=thumbnail:1, thumbnail, thumbnail:1",
        "a=registry.example:5000/team/a_b:1.2, a, registry.example:5000/team/a_b:1.2",
        "a=localhost/b, a, localhost/b",
        "my-org/segment:1=b, my-org/segment:1, b",
        "a=sha256:0123456789012345678901234567890123456789012345678901234567890123, a,"
                + " sha256:0123456789012345678901234567890123456789012345678901234567890123"
    })
    void isANameAndAnImage(String text, String name, String image) {
        assertThat(ImageOption.parse(text)).isEqualTo(Parsed.success(new ImageOption(name, image)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thumbnail:1 | 'thumbnail:1' has no '=': write NAME=IMAGE, such as thumbnail=thumbnail:1.",
                "'' | '' has no '=': write NAME=IMAGE, such as thumbnail=thumbnail:1.",
                "=b | '=b' has no name before the '=': write NAME=IMAGE, such as thumbnail=thumbnail:1.",
                "a= | 'a=' has no image behind the '=': write NAME=IMAGE, such as thumbnail=thumbnail:1.",
                "a b=c | 'a b' is no name of a function, activity or job: write it as in the resource's ARN.",
                "a=B:1 | 'B:1' is no image. Names of images have small letters only: b:1.",
                "a=b c | 'b c' is no image. Write it as for docker run: thumbnail:1 or"
                        + " registry.example/team/thumbnail:1, the name in small letters."
            })
    void saysWhatToWrite(String text, String reason) {
        assertThat(ImageOption.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Failure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void aNewNameIsAFunctionWithTheDefaultsOfAws() {
        assertThat(Configuration.defaults()
                        .withFunctionImage("thumbnail", "thumbnail:1")
                        .application()
                        .functions())
                .containsExactly(Map.entry(
                        "thumbnail",
                        LambdaFunction.of(Component.of("thumbnail", new Source.Image("thumbnail:1"), Isolation.WARM))));
    }

    @Test
    void aConfiguredComponentKeepsAllButItsImage() {
        Configuration configuration = ConfigurationReader.read(new SourceText("loveless.yaml", """
                                functions: {a: {command: [python3, app.py], timeout: 10}}
                                activities: {a: {build: a, max: 2}}
                                jobs: {b: {image: b, stopTimeout: 5}}
                                """), Path.of("/app"))
                .configuration()
                .orElseThrow();

        Application changed = configuration
                .withFunctionImage("a", "new:1")
                .withFunctionImage("b", "new:2")
                .application();

        assertThat(changed.functions()).containsOnlyKeys("a");
        assertThat(Objects.requireNonNull(changed.functions().get("a"))).satisfies(function -> {
            assertThat(function.component().source()).isEqualTo(new Source.Image("new:1"));
            assertThat(function.component().command()).isEmpty();
            assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(10));
        });
        assertThat(Objects.requireNonNull(changed.activities().get("a"))).satisfies(activity -> {
            assertThat(activity.component().source()).isEqualTo(new Source.Image("new:1"));
            assertThat(activity.max()).isEqualTo(2);
        });
        assertThat(Objects.requireNonNull(changed.jobs().get("b"))).satisfies(job -> {
            assertThat(job.component().source()).isEqualTo(new Source.Image("new:2"));
            assertThat(job.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
        });
    }
}
