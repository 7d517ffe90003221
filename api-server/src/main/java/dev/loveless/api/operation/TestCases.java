package dev.loveless.api.operation;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationException;
import java.util.Optional;

/** The mocked test cases that executions can be started with. Thread-safe. */
@FunctionalInterface
public interface TestCases {
    /** The mock configuration as it is now; empty if none was given. */
    Optional<MockConfiguration> read() throws MockConfigurationException;

    /**
     * What is asked for by an ARN with the name of a test case after a {@code #}, as Step Functions Local takes it.
     *
     * @param stateMachineArn without the test case
     * @param testCase empty if none was named
     */
    record Named(String stateMachineArn, Optional<String> testCase) {
        static Named parse(String text) {
            int hash = text.indexOf('#');
            if (hash < 0) {
                return new Named(text, Optional.empty());
            }
            Optional<String> testCase = Optional.of(text.substring(hash + 1)).filter(name -> !name.isEmpty());
            return new Named(text.substring(0, hash), testCase);
        }
    }

    /** @throws ApiException if there is no such test case of the machine */
    default void check(String stateMachineName, String testCase) {
        MockConfiguration configuration;
        try {
            configuration = read().orElseThrow(() -> refused("The execution is to be started with the test case '"
                    + testCase + "', but there is no mock configuration; name its file in SFN_MOCK_CONFIG."));
        } catch (MockConfigurationException e) {
            throw refused("The mock configuration cannot be used: " + e.getMessage());
        }
        if (configuration.testCase(stateMachineName, testCase).isEmpty()) {
            throw refused("The mock configuration has no test case '" + testCase + "' of the state machine '"
                    + stateMachineName + "'; it has "
                    + configuration
                            .testCases()
                            .getOrDefault(stateMachineName, java.util.Map.of())
                            .keySet() + ".");
        }
    }

    private static ApiException refused(String message) {
        return new ApiException(ApiError.ValidationException.of(message));
    }
}
