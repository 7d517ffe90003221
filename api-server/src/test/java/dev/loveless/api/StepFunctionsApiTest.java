package dev.loveless.api;

import static dev.loveless.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.TestApi.Refused;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.asl.model.StateMachineType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepFunctionsApiTest {
    private final TestApi api = TestApi.open();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void membersThatTheActionDoesNotKnowAreIgnored() {
        assertThat(api.call("ListStateMachines", "{'maxresults': 'x', 'new': {}}")
                        .path("stateMachines"))
                .isEmpty();
    }

    @Test
    void anEmptyBodyIsARequestWithoutMembers() {
        assertThat(api.call("ListActivities", "").path("activities")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "'text'", "{'a': 1", "{} {}", "{'a': 1}x"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        Refused refused = api.refused("ListStateMachines", body);

        assertThat(refused.type()).isEqualTo("SerializationException");
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] body = "{\"name\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        ApiAnswer answer = TestApi.join(
                api.api().answer(new ApiCall(Optional.of("AWSStepFunctions.CreateActivity"), Optional.empty(), body)));

        assertThat(answer.errorType()).contains("SerializationException");
    }

    @ParameterizedTest
    @CsvSource({"AWSStepFunctions.Nothing", "DynamoDB.ListTables", "ListStateMachines", "''"})
    void aTargetThatIsNoActionIsAnUnknownOperation(String target) {
        ApiAnswer answer =
                TestApi.join(api.api().answer(new ApiCall(Optional.of(target), Optional.empty(), new byte[0])));

        assertThat(answer.errorType()).contains("UnknownOperationException");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsRefusedAndNothingBreaks() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(api.refused("ListStateMachines", deep).type()).isEqualTo("SerializationException");
        assertThat(api.call("ListStateMachines", "{}").path("stateMachines")).isEmpty();
    }

    @Test
    void eachAnswerHasAnIdOfItsOwn() {
        String first = TestApi.join(api.send("ListActivities", "{}")).requestId();
        String second = TestApi.join(api.send("ListActivities", "{}")).requestId();

        assertThat(first).matches("[0-9a-f-]{36}").isNotEqualTo(second);
    }

    @Test
    void datesAreSecondsWithMillisecondsAndWithoutAnExponent() {
        byte[] body = TestApi.join(api.send("CreateActivity", "{'name': 'a'}")).body();

        assertThat(new String(body, StandardCharsets.UTF_8))
                .containsPattern("\"creationDate\":[0-9]{10}\\.[0-9]{3}[,}]");
        assertThat(json(body).path("creationDate").isNumber()).isTrue();
    }

    @Test
    void aMachineThatIsDefinedAgainIsUpdatedAndKeepsItsRole() {
        Optional<String> role = Optional.of("arn:aws:iam::123456789012:role/mine");
        assertThat(api.api().define("m", TestApi.PASS, StateMachineType.STANDARD, role))
                .isEmpty();
        assertThat(api.api().define("m", TestApi.WAIT, StateMachineType.STANDARD, Optional.empty()))
                .isEmpty();

        var machine = api.call("DescribeStateMachine", "{'stateMachineArn': '" + TestApi.PREFIX + ":stateMachine:m'}");
        assertThat(machine.path("definition").asText()).isEqualTo(TestApi.WAIT);
        assertThat(machine.path("roleArn").asText()).isEqualTo(role.get());
        assertThat(machine.path("revisionId").asText()).isNotEmpty();
    }

    @Test
    void aDefinitionThatIsRefusedChangesNothing() {
        api.api().define("m", TestApi.PASS, StateMachineType.STANDARD, Optional.empty());

        assertThat(api.api().define("m", "{}", StateMachineType.STANDARD, Optional.empty()))
                .hasValueSatisfying(error -> assertThat(error.type()).isEqualTo("InvalidDefinition"));
        assertThat(api.call("DescribeStateMachine", "{'stateMachineArn': '" + TestApi.PREFIX + ":stateMachine:m'}")
                        .path("definition")
                        .asText())
                .isEqualTo(TestApi.PASS);
    }

    @Test
    void tellsLimitsOfJsonWithoutTheNamesOfTheParsersSettings() {
        try (TestApi limited = TestApi.open()) {
            assertThat(limited.refused("ListStateMachines", "[".repeat(1001)).message())
                    .isEqualTo("The body must be a JSON object: Document nesting depth (1001) exceeds the maximum"
                            + " allowed (1000)");
            String machine = limited.machine("passes", "STANDARD", TestApi.PASS);
            assertThat(limited.refused(
                                    "StartExecution",
                                    "{'stateMachineArn': '" + machine + "', 'input': '" + "1".repeat(1001) + "'}")
                            .message())
                    .isEqualTo("Invalid State Machine Execution Input: 'Number value length (1001) exceeds the"
                            + " maximum allowed (1000)'");
        }
    }
}
