package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.TestApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saying that the key is AWS's own says no more than saying nothing. */
class EncryptionTest {
    private static final String AWS_OWNED = "'encryptionConfiguration': {'type': 'AWS_OWNED_KEY'}";
    private static final String CUSTOMERS =
            "'encryptionConfiguration': {'type': 'CUSTOMER_MANAGED_KMS_KEY', 'kmsKeyId': 'mine'}";

    private final TestApi api = TestApi.open();

    @AfterEach
    void close() {
        api.close();
    }

    private static String machine(String more) {
        return "{\"name\": \"same\", \"roleArn\": \"arn:aws:iam::123456789012:role/any\", \"definition\": \""
                + TestApi.PASS.replace("\"", "\\\"") + "\"" + more.replace('\'', '"') + "}";
    }

    private JsonNode update(String more) {
        return api.call(
                "UpdateStateMachine", "{'stateMachineArn': '" + TestApi.PREFIX + ":stateMachine:same', " + more + "}");
    }

    @Test
    void theDefaultOfAnActivityMayBeSaidOrNot() {
        JsonNode silent = api.call("CreateActivity", "{'name': 'silent'}");
        JsonNode said = api.call("CreateActivity", "{'name': 'said', " + AWS_OWNED + "}");

        assertThat(api.call("CreateActivity", "{'name': 'silent', " + AWS_OWNED + "}"))
                .isEqualTo(silent);
        assertThat(api.call("CreateActivity", "{'name': 'said'}")).isEqualTo(said);
        assertThat(api.refused("CreateActivity", "{'name': 'said', " + CUSTOMERS + "}")
                        .type())
                .isEqualTo("ActivityAlreadyExists");
    }

    @Test
    void theDefaultOfAStateMachineMayBeSaidOrNot() {
        JsonNode created = api.call("CreateStateMachine", machine(""));

        assertThat(api.call("CreateStateMachine", machine(", " + AWS_OWNED))).isEqualTo(created);
        assertThat(api.refused("CreateStateMachine", machine(", " + CUSTOMERS)).type())
                .isEqualTo("StateMachineAlreadyExists");
    }

    @Test
    void anUpdateToTheDefaultMakesNoRevision() {
        api.call("CreateStateMachine", machine(""));

        assertThat(update(AWS_OWNED).has("revisionId")).isFalse();
        assertThat(update(CUSTOMERS).has("revisionId")).isTrue();
    }
}
