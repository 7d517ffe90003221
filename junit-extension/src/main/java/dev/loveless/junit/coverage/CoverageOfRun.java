package dev.loveless.junit.coverage;

import dev.loveless.junit.coverage.model.CoverageRecorder;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.report.CoverageFiles;
import dev.loveless.junit.coverage.report.MergeLock;
import dev.loveless.junit.coverage.report.TextSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The coverage of a whole run. JUnit closes it when all tests are over: then it is reported, and checked. Thread-safe
 * until then.
 */
// JUnit before 5.13 closes nothing but a CloseableResource, and later ones ask for an AutoCloseable.
@SuppressWarnings("deprecation")
final class CoverageOfRun implements CloseableResource, AutoCloseable {
    private final CoverageSettings settings;
    private final CoverageRecorder recorder = new CoverageRecorder();

    CoverageOfRun(CoverageSettings settings) {
        this.settings = settings;
    }

    CoverageSettings settings() {
        return settings;
    }

    CoverageRecorder recorder() {
        return recorder;
    }

    @Override
    public void close() throws IOException {
        if (!settings.isOn()) {
            return;
        }
        CoveredDefinitions.observe(settings.definitions(), recorder);
        check(settings.merged().isPresent() ? merged(settings.merged().get()) : reported(recorder.coverage()));
    }

    private RunCoverage merged(Path directory) throws IOException {
        try (MergeLock alone = MergeLock.of(directory)) {
            return reported(CoverageFiles.merge(directory, recorder.coverage()));
        }
    }

    private RunCoverage reported(RunCoverage coverage) throws IOException {
        if (!coverage.machines().isEmpty()) {
            report(coverage);
        }
        return coverage;
    }

    private void report(RunCoverage coverage) throws IOException {
        Optional<Path> page = Optional.empty();
        if (settings.directory().isPresent()) {
            page = Optional.of(CoverageFiles.write(settings.directory().get(), coverage));
        }
        if (settings.printsSummary()) {
            print(TextSummary.of(coverage, page.map(Path::toString)));
        }
    }

    /** Where the output of the tests goes. */
    @SuppressWarnings("SystemOut")
    private static void print(String summary) {
        System.out.print(summary);
        System.out.flush();
    }

    private void check(RunCoverage coverage) {
        if (settings.checks()) {
            List<String> missing = settings.required().missing(coverage);
            if (!missing.isEmpty()) {
                throw new AssertionError(String.join("\n", missing));
            }
        }
    }
}
