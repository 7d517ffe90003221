package dev.loveless.junit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.report.CoverageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs that run tests at the same time, as with {@code forkCount}. */
class CoverageOfForksTest {
    private static final int RUNS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void theReportHasWhatAllOfThemRecordedWhicheverEndsLast() throws Exception {
        Path report = directory.resolve("report");
        Path merged = directory.resolve("merged");

        List<Process> forks =
                List.of(ForkedRun.begin(report, merged, "one", RUNS), ForkedRun.begin(report, merged, "other", RUNS));
        for (Process fork : forks) {
            assertThat(fork.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(fork.exitValue()).isZero();
        }

        String[] all = Stream.of("one", "other")
                .flatMap(name -> IntStream.range(0, RUNS).mapToObj(run -> name + "-" + run))
                .toArray(String[]::new);
        RunCoverage coverage = CoverageFiles.read(report.resolve("coverage.json"));
        assertThat(coverage.machines()).extracting(MachineCoverage::name).containsExactlyInAnyOrder(all);
        String page = Files.readString(report.resolve("index.html"));
        assertThat(all)
                .allSatisfy(name -> assertThat(page.contains(name)).as(name).isTrue());
        assertThat(temporaryFiles(report)).isEmpty();
        assertThat(temporaryFiles(merged)).isEmpty();
    }

    private static List<Path> temporaryFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }
}
