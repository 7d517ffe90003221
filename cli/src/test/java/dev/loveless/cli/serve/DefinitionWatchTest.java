package dev.loveless.cli.serve;

import static dev.loveless.cli.serve.Served.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.asl.display.Style;
import dev.loveless.cli.application.ApplicationFile;
import dev.loveless.cli.application.DefinitionFiles;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.engine.Loveless;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionWatchTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void seesWhatChangedSinceItWasReadAtTheStart() throws Exception {
        Path definition = Files.writeString(directory.resolve("m.asl.json"), PASS);
        Path configuration = Files.writeString(
                directory.resolve("loveless.yaml"), "stateMachines:\n  M: {definition: m.asl.json}\n");
        ApplicationFile file =
                ApplicationFile.read(Optional.of(configuration.toString()), Optional.empty(), List.of(), Style.PLAIN);
        StringWriter out = new StringWriter();
        PrintWriter err = new PrintWriter(new StringWriter());
        try (StepFunctionsApi api = StepFunctionsApi.open(Loveless.builder(), ApiSettings.DEFAULT)) {
            ServedMachines machines = new ServedMachines(
                    api, file, new DefinitionFiles(new NamedFiles(InputStream.nullInputStream()), Style.PLAIN), err);
            try (DefinitionWatch watch =
                    new DefinitionWatch(machines, file.path(), new Banner(new PrintWriter(out)), err)) {
                machines.makeAll();
                Files.writeString(definition, PASS + "\n");

                watch.begin();

                await().until(() -> out.toString().contains("State machine M was updated"));
            }
        }
        assertThat(out.toString()).containsOnlyOnce("was updated");
    }
}
