package dev.loveless.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.task.MockConfiguration.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MockConfigurationReaderTest {
    private static final String WHOLE = """
            {"StateMachines": {"Orders": {"TestCases": {"Happy": {"Charge": "Paid"}, "Nothing": {}}}},
             "MockedResponses": {"Paid": {
               "0": {"Throw": {"Error": "Lambda.ServiceException", "Cause": "busy"}},
               "1-2": {"Throw": {"Error": "Throttled"}},
               "3": {"Return": {"StatusCode": 200, "Payload": null}}}}}
            """;

    @Test
    void readsEachInvocationOfARange() throws Exception {
        MockConfiguration configuration = MockConfigurationReader.read("mocks.json", WHOLE);

        MockConfiguration.MockedResponse paid =
                configuration.response("Orders", "Happy", "Charge").orElseThrow();
        assertThat(paid.answers().keySet()).containsExactly(0, 1, 2, 3);
        assertThat(paid.answers().get(0)).isEqualTo(new Answer.Throw("Lambda.ServiceException", Optional.of("busy")));
        assertThat(paid.answer(2)).contains(new Answer.Throw("Throttled", Optional.empty()));
        assertThat(paid.answer(3).orElseThrow()).hasToString("Return[value={\"StatusCode\":200,\"Payload\":null}]");
    }

    @Test
    void aTestCaseMayMockNothing() throws Exception {
        MockConfiguration configuration = MockConfigurationReader.read("mocks.json", WHOLE);

        assertThat(configuration.testCase("Orders", "Nothing").orElseThrow()).isEmpty();
        assertThat(configuration.testCase("Orders", "Sad")).isEmpty();
        assertThat(configuration.testCase("Bills", "Happy")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | mocks.json: / must have the member 'MockedResponses'.",
                "[] | mocks.json: / must be an object, but is [].",
                "{\"StateMachines\": {}, | mocks.json:1:22: this is no JSON",
                "{\"StateMachines\": {\"M\": {}}, \"MockedResponses\": {}}"
                        + " | mocks.json: /StateMachines/M must have the member 'TestCases'.",
                "{\"StateMachines\": {}, \"MockedResponses\": {\"R\": {\"1\": {\"Return\": 1}}}}"
                        + " | mocks.json: /MockedResponses/R answers invocation 1 but not 0;",
                "{\"StateMachines\": {}, \"MockedResponses\": {\"R\": {\"0-1\": {\"Return\": 1}, \"1\": {\"Return\": 1}}}}"
                        + " | mocks.json: /MockedResponses/R/1 answers invocation 1 a second time.",
                "{\"StateMachines\": {}, \"MockedResponses\": {\"R\": {\"first\": {\"Return\": 1}}}}"
                        + " | mocks.json: /MockedResponses/R/first must be the number of an invocation",
                "{\"StateMachines\": {}, \"MockedResponses\": {\"R\": {\"2-1\": {\"Return\": 1}}}}"
                        + " | mocks.json: /MockedResponses/R/2-1 is no range",
                "{\"StateMachines\": {}, \"MockedResponses\": {\"R\": {\"0\": {\"Returns\": 1}}}}"
                        + " | mocks.json: /MockedResponses/R/0 has the member 'Returns'; it can have Return or Throw."
            })
    void refusesAWrongFileAndSaysWhereItIsWrong(String text, String message) {
        assertThatThrownBy(() -> MockConfigurationReader.read("mocks.json", text))
                .isInstanceOf(MockConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aResponseThatIsMissingIsMissingFromItsTestCaseAlone() throws Exception {
        MockConfiguration configuration = MockConfigurationReader.read("mocks.json", """
                {"StateMachines": {"M": {"TestCases": {"Good": {"S": "Right"}, "Bad": {"S": "Wrogn"}}}},
                 "MockedResponses": {"Right": {"0": {"Return": 1}}}}""");

        assertThat(answer(configuration, "Good")).isInstanceOf(Answer.Return.class);
        assertThat(answer(configuration, "Bad"))
                .isEqualTo(
                        new Answer.Unusable("mocks.json: /StateMachines/M/TestCases/Bad/S names the response 'Wrogn',"
                                + " which is not in MockedResponses; there are [Right]."));
    }

    private static Answer answer(MockConfiguration configuration, String testCase) {
        return configuration
                .response("M", testCase, "S")
                .flatMap(response -> response.answer(0))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Return\": 1, \"Throw\": {\"Error\": \"E\"}} | must have either Return or Throw, but has both.",
                "{} | must have either Return or Throw, but has neither.",
                "{\"Throw\": {\"Cause\": \"C\"}} | must have the text Error."
            })
    void keepsAnAnswerThatMakesNoSenseUntilTheStateIsReached(String answer, String reason) throws Exception {
        String text = "{\"StateMachines\": {\"M\": {\"TestCases\": {\"T\": {\"S\": \"R\"}}}},"
                + " \"MockedResponses\": {\"R\": {\"0\": " + answer + "}}}";

        MockConfiguration configuration = MockConfigurationReader.read("mocks.json", text);

        Answer found = configuration
                .response("M", "T", "S")
                .flatMap(response -> response.answer(0))
                .orElseThrow();
        assertThat(found)
                .isInstanceOfSatisfying(
                        Answer.Unusable.class,
                        unusable -> assertThat(unusable.reason()).endsWith(reason));
    }
}
