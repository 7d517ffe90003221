package dev.loveless.conformance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

    /** Where the programs that the documentation shows are compiled and run. */
    private static final List<String> PROGRAMS = List.of(
            "conformance-tests/src/test/java/dev/loveless/conformance/examples",
            "junit-extension/src/test/java/dev/loveless/junit/examples",
            "junit-extension/src/test/java/dev/loveless/junit/component");

    /** Where programs of the tests have another one. */
    private static final String USUAL_ENDPOINT = "URI.create(\"http://127.0.0.1:8083\")";

    @ParameterizedTest
    @MethodSource("pages")
    void hasLinksThatLeadSomewhere(Page page) {
        assertThat(page.linkedFiles()).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void namesTestsThatExist() throws IOException {
        List<String> named = TEST_NAME
                .matcher(Page.named("INVARIANTS.md").text())
                .results()
                .map(test -> test.group(1))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(tests()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsProgramsThatAreCompiledAndRun(Page page) throws IOException {
        String programs = withoutBlanks(programs());

        assertThat(page.blocks().stream().filter(block -> block.language().equals("java")))
                .allSatisfy(block -> assertThat(programs)
                        .contains(withoutBlanks(block.content()).replace(USUAL_ENDPOINT, "endpoint")));
    }

    private static String programs() throws IOException {
        StringBuilder programs = new StringBuilder();
        for (String directory : PROGRAMS) {
            try (Stream<Path> files = Files.list(Shell.checkout().resolve(directory))) {
                for (Path file : files.sorted().toList()) {
                    programs.append(Files.readString(file));
                }
            }
        }
        return programs.toString();
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static List<Page> pages() {
        return Page.all();
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Shell.checkout())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*(Test|IT)\\.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
