package dev.loveless.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.LovelessServer;
import dev.loveless.conformance.command.Shell.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody's session with each client: the program in the resources prints what stands in the file of its name. */
@Tag("real-clients")
class RealClientsIT {
    @ParameterizedTest
    @CsvSource({"CLI, session.sh", "BOTO3, session.py", "JAVASCRIPT, session.mjs"})
    void areAnsweredAsByAws(Client client, String session, @TempDir Path directory, @TempDir Path elsewhere)
            throws IOException {
        try (LovelessServer server = LovelessServer.start(elsewhere)) {
            Answer answer = client.run(text(session), directory, server);

            assertThat(answer.err()).isEmpty();
            assertThat(answer.out()).isEqualTo(text(session + ".txt"));
            assertThat(answer.exitCode()).isZero();
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(RealClientsIT.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
