package dev.loveless.junit.coverage;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.program.Program;
import dev.loveless.junit.coverage.model.CoverageRecorder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Definitions that are to be reported even if no test executes them. */
final class CoveredDefinitions {
    private CoveredDefinitions() {}

    /**
     * Makes the machines known. A file that was executed is known already, if it was under the same name.
     *
     * @param patterns paths from the working directory, with {@code *}, {@code **} and the like
     * @throws IllegalArgumentException if a pattern fits no file, or AWS would refuse a definition
     */
    static void observe(List<String> patterns, CoverageRecorder recorder) throws IOException {
        for (String pattern : patterns) {
            List<Path> files = files(pattern);
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        CoverageSettings.PREFIX + ".definitions: no file fits \"" + pattern + "\".");
            }
            for (Path file : files) {
                observe(file, recorder);
            }
        }
    }

    private static List<Path> files(String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        Path root = root(pattern);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(Files::isRegularFile)
                    .map(Path::normalize)
                    .filter(matcher::matches)
                    .sorted()
                    .toList();
        }
    }

    /** The directory before the first part that is no plain name. */
    private static Path root(String pattern) {
        String plain = pattern.replaceFirst("[*?{\\[].*$", "");
        String directory = plain.equals(pattern) ? plain : plain.substring(0, plain.lastIndexOf('/') + 1);
        return Path.of(directory);
    }

    private static void observe(Path file, CoverageRecorder recorder) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        SourceText text = new SourceText(file.toString(), Files.readString(file));
        SourceFormat format = SourceFormat.ofFileName(fileName);
        ParsedDefinition standard = AslParser.parse(text, format, StateMachineType.STANDARD);
        // Only what Express machines may not do tells the two apart; what can be covered is the same.
        ParsedDefinition parsed =
                standard.isValid() ? standard : AslParser.parse(text, format, StateMachineType.EXPRESS);
        recorder.observe(
                fileName.replaceAll("(\\.asl)?\\.(json|ya?ml)$", ""), Program.of(parsed, StateMachineType.STANDARD));
    }
}
