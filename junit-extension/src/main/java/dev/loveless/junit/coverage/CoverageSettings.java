package dev.loveless.junit.coverage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What JUnit's configuration parameters {@code loveless.coverage.*} say; docs/coverage.md describes them.
 *
 * @param isOn whether anything is recorded
 * @param printsSummary whether a summary is printed when the run ends
 * @param checks whether anything is required, by annotations or here
 * @param directory where the report is written
 * @param merged a directory that runs of several JVMs share: what they record is put together
 * @param definitions files, or patterns of files, whose machines are reported though no test executes them
 * @param required of the machines of the run
 */
record CoverageSettings(
        boolean isOn,
        boolean printsSummary,
        boolean checks,
        Optional<Path> directory,
        Optional<Path> merged,
        List<String> definitions,
        Thresholds required) {
    static final String PREFIX = "loveless.coverage";

    CoverageSettings {
        definitions = List.copyOf(definitions);
    }

    /** @param parameters a configuration parameter by its name */
    static CoverageSettings of(Function<String, Optional<String>> parameters) {
        Function<String, Optional<String>> given =
                name -> parameters.apply(PREFIX + name).map(String::strip).filter(value -> !value.isEmpty());
        return new CoverageSettings(
                flag(given, ""),
                flag(given, ".summary"),
                flag(given, ".check"),
                given.apply(".directory").map(Path::of).or(CoverageSettings::defaultDirectory),
                given.apply(".merge").map(Path::of),
                given.apply(".definitions")
                        .map(list -> Arrays.stream(list.split(","))
                                .map(String::strip)
                                .filter(pattern -> !pattern.isEmpty())
                                .toList())
                        .orElse(List.of()),
                Thresholds.of(given));
    }

    private static boolean flag(Function<String, Optional<String>> given, String name) {
        String value = given.apply(name).orElse("true");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(PREFIX + name + " is true or false, not \"" + value + "\".");
        }
        return value.equals("true");
    }

    /** Where the build tool that is at work puts such things; nowhere if there is none. */
    private static Optional<Path> defaultDirectory() {
        if (Files.exists(Path.of("pom.xml"))) {
            return Optional.of(Path.of("target", "loveless-coverage"));
        }
        boolean isGradle = Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return isGradle ? Optional.of(Path.of("build", "reports", "loveless-coverage")) : Optional.empty();
    }
}
