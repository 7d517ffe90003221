package dev.loveless.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A mock configuration in the format of Step Functions Local: for each test case of a state machine, what its Task
 * states answer. Immutable.
 *
 * @param testCases by name of the machine, then of the test case: the response of each mocked state
 */
public record MockConfiguration(Map<String, Map<String, Map<String, MockedResponse>>> testCases) {

    /** The mocked states of a test case; empty if the machine or the test case is not there. */
    public Optional<Map<String, MockedResponse>> testCase(String stateMachineName, String testCase) {
        return Optional.ofNullable(testCases.get(stateMachineName)).map(cases -> cases.get(testCase));
    }

    /** What a state of a test case answers; empty if it is not mocked. */
    public Optional<MockedResponse> response(String stateMachineName, String testCase, String state) {
        return testCase(stateMachineName, testCase).map(states -> states.get(state));
    }

    /**
     * What a state answers, invocation by invocation.
     *
     * @param name of the response in the file
     */
    public record MockedResponse(String name, Map<Integer, Answer> answers) {
        /** The answer to an invocation, counted from 0; empty if there is none for it. */
        public Optional<Answer> answer(int invocation) {
            return Optional.ofNullable(answers.get(invocation));
        }
    }

    /** One answer. */
    public sealed interface Answer {
        record Return(JsonNode value) implements Answer {}

        record Throw(String error, Optional<String> cause) implements Answer {}

        /** What the file says makes no sense; found when the state is reached, as in Step Functions Local. */
        record Unusable(String reason) implements Answer {}
    }
}
