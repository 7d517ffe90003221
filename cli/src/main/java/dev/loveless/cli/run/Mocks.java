package dev.loveless.cli.run;

import dev.loveless.asl.display.Glyphs;
import dev.loveless.cli.application.MisuseException;
import dev.loveless.cli.application.MockFiles;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.engine.task.MockConfiguration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mock configuration of {@code --mock-config}, and the test case chosen from it. */
final class Mocks {
    private final NamedFiles files;

    Mocks(NamedFiles files) {
        this.files = files;
    }

    /** The configuration, in which the machine has the test case; absent if none is asked for. */
    Optional<MockConfiguration> read(RunOptions options, String machine)
            throws RefusedException, MisuseException, UnreadableFileException {
        if (options.mockConfiguration().isEmpty()) {
            if (options.testCase().isPresent()) {
                throw new MisuseException("--test-case needs --mock-config: name the file that the test case is in");
            }
            return Optional.empty();
        }
        String file = options.mockConfiguration().get();
        MockConfiguration mocks = MockFiles.read(file, files);
        check(mocks, file, machine, options.testCase());
        return Optional.of(mocks);
    }

    private static void check(MockConfiguration mocks, String file, String machine, Optional<String> testCase)
            throws RefusedException, MisuseException {
        Map<String, ?> cases = mocks.testCases().get(machine);
        if (cases == null) {
            throw new RefusedException(
                    Glyphs.shown(file) + " has no test cases of the state machine '" + Glyphs.shown(machine)
                            + "'; it has some of " + listed(mocks.testCases().keySet())
                            + ". A machine is called as its file is, or as loveless.yaml says.");
        }
        if (testCase.isEmpty()) {
            throw new MisuseException("--mock-config needs --test-case: one of " + listed(cases.keySet()));
        }
        if (!cases.containsKey(testCase.get())) {
            throw new RefusedException(Glyphs.shown(file) + " has no test case '" + Glyphs.shown(testCase.get())
                    + "' of '" + Glyphs.shown(machine) + "'; it has " + listed(cases.keySet()) + ".");
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().map(name -> "'" + Glyphs.shown(name) + "'").collect(Collectors.joining(", "));
    }
}
