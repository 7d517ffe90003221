package dev.loveless.configuration;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration of the tables in {@code src/test/resources/cases}.
 *
 * @param faults what is to be found, each as {@link #line} has it
 * @param isBeyondTheSchema whether a JSON Schema cannot tell that something is wrong
 */
record Case(String name, String text, List<String> faults, boolean isBeyondTheSchema) {
    private static final Path DIRECTORY = Path.of("src/test/resources/cases");
    private static final Pattern BEGIN = Pattern.compile("^=== (.*)\n", Pattern.MULTILINE);
    private static final String BEYOND = "beyond the schema";

    static List<Case> good() {
        return read("good.txt")
                .map(parts -> new Case(parts[0], parts[1], List.of(), false))
                .toList();
    }

    static List<Case> bad() {
        return read("bad.txt").map(Case::withFaults).toList();
    }

    private static Stream<String[]> read(String file) {
        String all;
        try {
            all = Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Integer> starts =
                BEGIN.matcher(all).results().map(it -> it.start()).toList();
        return Stream.iterate(0, index -> index < starts.size(), index -> index + 1)
                .map(index -> all.substring(
                        starts.get(index), index + 1 < starts.size() ? starts.get(index + 1) : all.length()))
                .map(section -> section.substring("=== ".length()).split("\n", 2));
    }

    private static Case withFaults(String[] parts) {
        int end = parts[1].lastIndexOf("---\n");
        List<String> below = parts[1].substring(end + "---\n".length()).lines().toList();
        return new Case(
                parts[0],
                parts[1].substring(0, end),
                below.stream().filter(line -> !line.equals(BEYOND)).toList(),
                below.contains(BEYOND));
    }

    static String line(Diagnostic diagnostic) {
        return diagnostic.position().line() + ":" + diagnostic.position().column() + " "
                + diagnostic.code().code() + " " + diagnostic.message().replace("\n", "\\n") + " ~ "
                + diagnostic.remedy().orElse("");
    }

    SourceText source() {
        return new SourceText("loveless", text);
    }

    ConfigurationResult result() {
        return ConfigurationReader.read(source(), Path.of("/app"));
    }

    Optional<SourceNode> tree() {
        return SourceReader.readTree(source(), ConfigurationReader.format(source()))
                .root();
    }

    @Override
    public String toString() {
        return name;
    }
}
