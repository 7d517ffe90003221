package dev.loveless.asl.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recorded cases of AWS's behaviour, if they are there: a folder that the property {@code loveless.recorded} names.
 */
public final class RecordedCases {
    private RecordedCases() {}

    /** The files of all cases; none if the folder is absent. */
    public static List<Path> files() throws IOException {
        Path cases = Path.of(System.getProperty("loveless.recorded", "../../shared/recorded"), "cases");
        if (!Files.isDirectory(cases)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cases)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
