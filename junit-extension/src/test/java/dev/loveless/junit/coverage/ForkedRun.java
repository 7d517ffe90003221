package dev.loveless.junit.coverage;

import dev.loveless.engine.Loveless;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs of tests in a JVM of their own, one after the other, as a build's forks are. */
final class ForkedRun {
    private ForkedRun() {}

    /** @param arguments the directory of the report, that of the forks, a name, and how many runs there are */
    public static void main(String... arguments) throws IOException {
        Map<String, String> parameters = Map.of(
                "loveless.coverage.directory", arguments[0],
                "loveless.coverage.merge", arguments[1],
                "loveless.coverage.summary", "false");
        for (int run = 0; run < Integer.parseInt(arguments[3]); run++) {
            try (CoverageOfRun coverage =
                    new CoverageOfRun(CoverageSettings.of(name -> Optional.ofNullable(parameters.get(name))))) {
                execute(arguments[2] + "-" + run, coverage);
            }
        }
    }

    private static void execute(String machine, CoverageOfRun coverage) {
        try (Loveless loveless = Loveless.builder()
                .virtualTime()
                .watchedBy(coverage.recorder()::watch)
                .build()) {
            loveless.stateMachine(
                            machine, "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}")
                    .start()
                    .await();
        }
    }

    /** Begins one; its output is that of this JVM. */
    static Process begin(Path report, Path merged, String name, int runs) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedRun.class.getName(),
                        report.toString(),
                        merged.toString(),
                        name,
                        String.valueOf(runs))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
