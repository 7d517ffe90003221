package dev.loveless.engine;

import java.util.Optional;

/**
 * What an execution is started with.
 *
 * @param input JSON text
 * @param name of the execution; without one it gets one
 * @param testCase of the mock configuration, if its tasks are to be mocked
 */
public record StartOptions(String input, Optional<String> name, Optional<String> testCase) {
    /** Nothing but an input. */
    public StartOptions(String input) {
        this(input, Optional.empty(), Optional.empty());
    }

    /** The same with a name for the execution. */
    public StartOptions withName(String executionName) {
        return new StartOptions(input, Optional.of(executionName), testCase);
    }

    /** The same with a test case. */
    public StartOptions withTestCase(String mockedTestCase) {
        return new StartOptions(input, name, Optional.of(mockedTestCase));
    }
}
