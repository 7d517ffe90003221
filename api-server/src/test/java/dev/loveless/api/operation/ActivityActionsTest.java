package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.TestApi;
import dev.loveless.api.protocol.ApiAnswer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityActionsTest {
    private static final String ACTIVITY = TestApi.PREFIX + ":activity:work";
    private static final String POLL = "{'activityArn': '" + ACTIVITY + "', 'workerName': 'me'}";
    private static final String MACHINE = "{\"StartAt\":\"Do\",\"States\":{\"Do\":{\"Type\":\"Task\",\"Resource\":\""
            + ACTIVITY + "\",\"End\":true}}}";

    private final TestApi api = TestApi.open();
    private String machine = "";

    @BeforeEach
    void create() {
        api.call("CreateActivity", "{'name': 'work'}");
        machine = api.machine("works", "STANDARD", MACHINE);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aPollThatWaitsGetsTheNextTask() {
        CompletableFuture<ApiAnswer> poll = api.send("GetActivityTask", POLL);
        assertThat(poll).isNotDone();
        String execution = api.start(machine, "once");
        JsonNode task = TestApi.json(TestApi.join(poll).body());

        assertThat(task.path("input").asText()).isEqualTo("{}");
        api.call(
                "SendTaskSuccess", "{\"taskToken\": \"" + task.path("taskToken").asText() + "\", \"output\": \"7\"}");
        assertThat(api.ended(execution).path("output").asText()).isEqualTo("7");
    }

    @Test
    void aPollThatNobodyWaitsForTakesNoTask() {
        CompletableFuture<ApiAnswer> left = api.send("GetActivityTask", POLL);
        left.cancel(false);
        api.start(machine, "once");

        assertThat(TestApi.json(TestApi.join(api.send("GetActivityTask", POLL)).body())
                        .path("taskToken")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void whenPollsAreEndedTheyAreAnsweredWithNothing() {
        CompletableFuture<ApiAnswer> poll = api.send("GetActivityTask", POLL);
        api.api().endPolls();

        assertThat(TestApi.json(TestApi.join(poll).body())).isEmpty();
        assertThat(TestApi.join(poll).status()).isEqualTo(200);
    }

    @Test
    void aPollOnAnActivityThatIsDeletedIsAnsweredWithNothing() {
        CompletableFuture<ApiAnswer> poll = api.send("GetActivityTask", POLL);
        api.call("DeleteActivity", "{'activityArn': '" + ACTIVITY + "'}");

        assertThat(TestApi.json(TestApi.join(poll).body())).isEmpty();
    }

    @Test
    void aTokenIsGoodForOneEndOnly() {
        api.start(machine, "once");
        String token = TestApi.json(
                        TestApi.join(api.send("GetActivityTask", POLL)).body())
                .path("taskToken")
                .asText();
        api.call("SendTaskHeartbeat", "{\"taskToken\": \"" + token + "\"}");
        api.call("SendTaskFailure", "{\"taskToken\": \"" + token + "\", \"error\": \"Bad\"}");

        assertThat(api.refused("SendTaskSuccess", "{\"taskToken\": \"" + token + "\", \"output\": \"1\"}")
                        .type())
                .isEqualTo("TaskTimedOut");
        assertThat(api.refused("SendTaskHeartbeat", "{\"taskToken\": \"" + token + "\"}")
                        .type())
                .isEqualTo("TaskTimedOut");
    }

    @Test
    void aTokenThatWasNeverHandedOutIsInvalid() {
        assertThat(api.refused("SendTaskSuccess", "{'taskToken': 'none', 'output': '1'}")
                        .message())
                .isEqualTo("Invalid Token: 'Invalid token'");
    }

    @Test
    void anOutputThatIsNoJsonEndsNothing() {
        api.start(machine, "once");
        String token = TestApi.json(
                        TestApi.join(api.send("GetActivityTask", POLL)).body())
                .path("taskToken")
                .asText();

        assertThat(api.refused("SendTaskSuccess", "{\"taskToken\": \"" + token + "\", \"output\": \"no\"}")
                        .type())
                .isEqualTo("InvalidOutput");
        api.call("SendTaskSuccess", "{\"taskToken\": \"" + token + "\", \"output\": \"1\"}");
    }
}
