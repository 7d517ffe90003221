package dev.loveless.conformance.recorded;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.conformance.command.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recordings' own runner, which knows nothing of this project, against {@code ./loveless serve} as it was built, in
 * real time.
 */
class RecordedEndpointIT {
    /** Of those that the runner can run. Whoever mends a case raises it. */
    private static final int FEWEST_PASSED = 479;

    private static final Path KNOWN = Path.of("src/test/resources/known-differences-of-the-endpoint.txt");
    private static final Pattern READY = Pattern.compile("Starting server on port (\\d+) ");
    private static final Set<String> GOOD = Set.of("exact", "pass");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void answersAsAwsWasRecordedToAnswer() throws IOException {
        if (!Recordings.arePresent()) {
            return;
        }
        Path mocks = directory.resolve("mocks.json");
        Path log = directory.resolve("executions.log");
        Path report = directory.resolve("report.json");
        python("--mock-config-out", mocks.toString());
        Shell.Running server = serve(mocks, log);
        try {
            python(
                    "--endpoint",
                    "http://127.0.0.1:" + port(server),
                    "--jobs",
                    "8",
                    "--log-file",
                    log.toString(),
                    "--report",
                    report.toString());
        } finally {
            server.process().destroy();
            server.end();
        }
        check(new ObjectMapper().readTree(report.toFile()).path("cases"));
    }

    private Shell shell() {
        return new Shell(Shell.checkout())
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", directory.toString())
                .with("LOVELESS_BUILD", "never")
                // Beside the recordings nothing is to be written.
                .with("PYTHONDONTWRITEBYTECODE", "1");
    }

    /** Its exit code tells only whether all cases passed. */
    private void python(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "python3";
        command[1] = Recordings.runner().toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Shell.Answer answer = shell().run(command);

        assertThat(answer.err()).as(answer.out()).isEmpty();
    }

    private Shell.Running serve(Path mocks, Path log) {
        return shell().with("SFN_MOCK_CONFIG", mocks.toString())
                .start(
                        Shell.checkout().resolve("loveless").toString(),
                        "serve",
                        "--port",
                        "0",
                        "--account",
                        "111111111111",
                        "--region",
                        "us-east-1",
                        "--log-file",
                        log.toString());
    }

    private static String port(Shell.Running server) {
        return await().until(
                        () -> {
                            Matcher ready = READY.matcher(Files.readString(server.out()));
                            return ready.find() ? ready.group(1) : "";
                        },
                        port -> !port.isEmpty());
    }

    private static void check(JsonNode cases) throws IOException {
        Map<String, String> different = new TreeMap<>();
        int passed = 0;
        for (JsonNode each : cases) {
            String outcome = each.path("outcome").asText();
            if (GOOD.contains(outcome)) {
                passed++;
            } else if (!outcome.equals("not-run")) {
                different.put(
                        each.path("id").asText(),
                        outcome + ": " + each.path("why").asText());
            }
        }

        assertThat(different.keySet())
                .as("%s", different)
                .isEqualTo(KnownDifferences.reasons(KNOWN).keySet());
        assertThat(passed).isGreaterThanOrEqualTo(FEWEST_PASSED);
    }
}
