package dev.loveless.conformance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell;
import dev.loveless.conformance.command.Shell.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command in the documentation says what stands under it; a line {@code …} stands for lines left out. */
class DocumentationIT {
    private static final String PROMPT = "$ ./loveless ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path cache;

    record Example(Page page, String arguments, String output) {
        @Override
        public String toString() {
            return page + ": ./loveless " + arguments;
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsWhatTheCommandSays(Example example) {
        Answer answer = new Shell(Shell.checkout())
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", cache.toString())
                .with("LOVELESS_BUILD", "never")
                .run("bash", "-c", "./loveless " + example.arguments());

        assertThat(answer.out() + answer.err()).matches(Pattern.compile(pattern(example.output()), Pattern.DOTALL));
    }

    static List<Example> examples() {
        List<Example> examples = Page.all().stream()
                .flatMap(page -> page.blocks().stream()
                        .map(Page.Block::content)
                        .filter(block -> block.startsWith(PROMPT))
                        .map(block -> new Example(
                                page,
                                block.substring(PROMPT.length(), block.indexOf('\n')),
                                block.substring(block.indexOf('\n') + 1))))
                .toList();
        assertThat(examples).extracting(example -> example.page().toString()).contains("README.md", "docs/validate.md");
        return examples;
    }

    private static String pattern(String output) {
        return Stream.of(output.split("(?<=\n)"))
                .map(line -> line.equals("…\n") ? "(?:.*\n)?" : Pattern.quote(line))
                .collect(Collectors.joining());
    }
}
