package dev.loveless.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The recorded cases that do not come out as in AWS, each with its reason. The list may get shorter, and only shorter.
 */
final class KnownDifferences {
    private static final int MOST = 4;
    private static final Path FILE = Path.of("src/test/resources/known-differences.txt");

    private KnownDifferences() {}

    /** Holds results to the list: what is not on it comes out exact or passes, and what is on it does not. */
    static void check(List<CaseResult> results) throws IOException {
        Map<String, String> reasons = reasons();
        Map<String, String> others = results.stream()
                .filter(result -> !result.isGood())
                .collect(Collectors.toMap(CaseResult::id, CaseResult::toString));
        assertThat(others.keySet()).as("%s", others).isSubsetOf(reasons.keySet());
        List<String> better = results.stream()
                .filter(result -> result.isGood() && reasons.containsKey(result.id()))
                .map(CaseResult::id)
                .toList();
        assertThat(better).as("come out right now; take them off the list").isEmpty();
    }

    /** Each line is about a case that is there. */
    static void checkThatTheyExist(Set<String> ids) throws IOException {
        assertThat(ids).containsAll(reasons().keySet());
    }

    /** The list may only get shorter: whoever mends a case lowers this number. */
    static void checkThatThereAreNoMore() throws IOException {
        assertThat(reasons()).hasSizeLessThanOrEqualTo(MOST);
    }

    private static Map<String, String> reasons() throws IOException {
        return reasons(FILE);
    }

    /** What a list says of each case, by its id: lines of {@code id | reason}. */
    static Map<String, String> reasons(Path file) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\s*\\|\\s*", 2);
                assertThat(parts).as(line).hasSize(2);
                reasons.put(parts[0], parts[1]);
            }
        }
        return reasons;
    }
}
