package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.TestApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a machine with version 1 and the alias PROD. */
class QualifiersTest {
    private static final String MACHINE = TestApi.PREFIX + ":stateMachine:M";

    private final TestApi api = TestApi.open();

    @BeforeEach
    void create() {
        api.machine("M", "STANDARD", TestApi.PASS);
        api.call("PublishStateMachineVersion", "{'stateMachineArn': '" + MACHINE + "'}");
        api.call("CreateStateMachineAlias", alias("PROD", MACHINE + ":1"));
    }

    private static String alias(String name, String version) {
        return "{'name': '" + name + "', 'routingConfiguration': [{'stateMachineVersionArn': '" + version
                + "', 'weight': 100}]}";
    }

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ListStateMachineVersions,stateMachineArn,:nope,ValidationException",
        "ListStateMachineVersions,stateMachineArn,:PROD,ValidationException",
        "ListStateMachineVersions,stateMachineArn,:1,ValidationException",
        "ListStateMachineAliases,stateMachineArn,:nope,StateMachineDoesNotExist",
        "ListStateMachineAliases,stateMachineArn,:PROD,StateMachineDoesNotExist",
        "ListStateMachineAliases,stateMachineArn,:01,StateMachineDoesNotExist",
        "ListStateMachineAliases,stateMachineArn,:2,StateMachineDoesNotExist",
        "DeleteStateMachineVersion,stateMachineVersionArn,'',ValidationException",
        "DeleteStateMachineVersion,stateMachineVersionArn,:PROD,ValidationException",
        "DeleteStateMachineVersion,stateMachineVersionArn,:01,ValidationException",
        "DeleteStateMachineAlias,stateMachineAliasArn,'',ValidationException",
        "DeleteStateMachineAlias,stateMachineAliasArn,:1,ValidationException",
        "DeleteStateMachineAlias,stateMachineAliasArn,:PROD:more,ValidationException",
    })
    void anArnOfAnotherKindIsRefused(String action, String member, String qualifier, String error) {
        assertThat(api.refused(action, "{'" + member + "': '" + MACHINE + qualifier + "'}")
                        .type())
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "DeleteStateMachineVersion,stateMachineVersionArn,:2",
        "DeleteStateMachineVersion,stateMachineVersionArn,:12345678901",
        "DeleteStateMachineAlias,stateMachineAliasArn,:nope"
    })
    void whatIsNotThereIsDeletedInVain(String action, String member, String qualifier) {
        assertThat(api.call(action, "{'" + member + "': '" + MACHINE + qualifier + "'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1"})
    void aliasesAreListedOfAMachineAndOfAVersion(String qualifier) {
        JsonNode listed = api.call("ListStateMachineAliases", "{'stateMachineArn': '" + MACHINE + qualifier + "'}");

        assertThat(listed.at("/stateMachineAliases/0/stateMachineAliasArn").asText())
                .isEqualTo(MACHINE + ":PROD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "001", "0"})
    void aNumberOfAVersionBeginsWithNoZero(String number) {
        String arn = MACHINE + ":" + number;

        assertThat(api.refused("DescribeStateMachine", "{'stateMachineArn': '" + arn + "'}")
                        .type())
                .isEqualTo("StateMachineDoesNotExist");
        assertThat(api.refused("StartExecution", "{'stateMachineArn': '" + arn + "'}")
                        .type())
                .isEqualTo("StateMachineDoesNotExist");
        assertThat(api.refused("CreateStateMachineAlias", alias("OTHER", arn)).message())
                .startsWith("Routing configuration must contain state machine version ARNs.");
    }

    @Test
    void noExecutionsAreListedOfAVersionWhoseNumberBeginsWithAZero() {
        assertThat(api.refused("ListExecutions", "{'stateMachineArn': '" + MACHINE + ":01'}")
                        .type())
                .isEqualTo("StateMachineDoesNotExist");
    }
}
