package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import dev.loveless.docker.component.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations as files. */
class ConfigurationFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(directory.resolve("thumbnail"));
        Files.writeString(directory.resolve("thumbnail/Dockerfile"), "FROM scratch\n");
        Files.writeString(directory.resolve("orders.asl.json"), "{}");
    }

    @Test
    void theConfigurationStandsBesideTheDefinition() throws IOException {
        Path definition = directory.resolve("orders.asl.json");
        assertThat(ConfigurationFiles.find(definition)).isEmpty();

        Files.writeString(directory.resolve("loveless.json"), "{}");
        assertThat(ConfigurationFiles.find(definition)).contains(directory.resolve("loveless.json"));

        Files.writeString(directory.resolve("loveless.yml"), "");
        assertThat(ConfigurationFiles.find(definition)).contains(directory.resolve("loveless.yml"));

        Files.writeString(directory.resolve("loveless.yaml"), "");
        assertThat(ConfigurationFiles.find(definition)).contains(directory.resolve("loveless.yaml"));
    }

    @Test
    void aDefinitionWithoutDirectoryHasItsConfigurationInTheCurrentOne() {
        assertThat(ConfigurationFiles.find(Path.of("orders.asl.json"))).isEmpty();
    }

    @Test
    void pathsAreRelativeToTheFile() throws IOException {
        ConfigurationResult result = read("""
                stateMachines: {Orders: {definition: orders.asl.json}}
                functions: {thumbnail: {build: thumbnail}}
                """);

        assertThat(result.diagnostics()).isEmpty();
        Configuration configuration = result.configuration().orElseThrow();
        assertThat(configuration.stateMachinesIn(directory.resolve("thumbnail/../orders.asl.json")))
                .extracting(StateMachineSettings::name)
                .containsExactly("Orders");
        assertThat(configuration.stateMachinesIn(directory.resolve("other.asl.json")))
                .isEmpty();
        assertThat(configuration.application().functions().values())
                .extracting(function -> function.component().source())
                .allSatisfy(source -> assertThat(source)
                        .isInstanceOfSatisfying(
                                Source.Build.class,
                                build -> assertThat(build.context()).isEqualTo(directory.resolve("thumbnail"))));
    }

    @Test
    void whatIsNotThereIsAFault() throws IOException {
        ConfigurationResult result = read("""
                stateMachines: {Orders: {definition: order.asl.json}}
                functions:
                  one: {build: thumbnails}
                  two: {build: {context: thumbnail, dockerfile: Dockerfile.arm}}
                  three: {build: .}
                """);

        assertThat(result.configuration()).isEmpty();
        assertThat(result.diagnostics())
                .extracting(diagnostic -> Case.line(diagnostic).replace(directory.toString(), "DIRECTORY"))
                .containsExactly(
                        "1:38 MISSING_FILE There is no file DIRECTORY/order.asl.json"
                                + " ~ Paths are relative to the directory of this file.",
                        "3:16 MISSING_FILE There is no directory DIRECTORY/thumbnails"
                                + " ~ Paths are relative to the directory of this file.",
                        "4:49 MISSING_FILE There is no file 'Dockerfile.arm' in DIRECTORY/thumbnail"
                                + " ~ Name the Dockerfile in 'dockerfile', relative to 'context'.",
                        "5:18 MISSING_FILE There is no file 'Dockerfile' in DIRECTORY"
                                + " ~ Name the Dockerfile in 'dockerfile', relative to 'context'.");
    }

    @Test
    void faultsAreShownLikeThoseOfDefinitions() throws IOException {
        ConfigurationResult result = read("functions:\n  thumbnail:\n    image: thumbnail:1\n    timeot: 30s\n");

        assertThat(new DiagnosticDisplay(result.text(), Style.PLAIN)
                        .show(result.diagnostics().get(0)))
                .isEqualTo(file() + """
                        :4:5: error UNKNOWN_FIELD: No field of a function is called 'timeot'
                          4 |     timeot: 30s
                            |     ^
                            = at /functions/thumbnail/timeot
                            = help: Did you mean 'timeout'?
                        """);
    }

    @Test
    void aFileThatIsNotUtf8IsAFault() throws IOException {
        Files.write(file(), "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        ConfigurationResult result = ConfigurationReader.read(file());

        assertThat(result.configuration()).isEmpty();
        assertThat(result.diagnostics())
                .extracting(Case::line)
                .containsExactly(
                        "1:6 NOT_WELL_FORMED The text is not UTF-8: byte 0xE9 at offset 5 (line 1) belongs to no"
                                + " character ~ Save the file in the encoding UTF-8.");
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        ConfigurationResult result = read("#".repeat(1024 * 1024 + 1));

        assertThat(result.diagnostics())
                .extracting(Case::line)
                .containsExactly("1:1 NOT_WELL_FORMED The file is larger than 1 MiB"
                        + " ~ Check that it is a configuration of Loveless.");
    }

    @Test
    void aFileThatIsNotThereIsAnException() {
        assertThatThrownBy(() -> ConfigurationReader.read(file())).isInstanceOf(NoSuchFileException.class);
    }

    private Path file() {
        return directory.resolve("loveless.yaml");
    }

    private ConfigurationResult read(String text) throws IOException {
        Files.writeString(file(), text);
        return ConfigurationReader.read(file());
    }
}
