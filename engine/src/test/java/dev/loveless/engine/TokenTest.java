package dev.loveless.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.engine.machine.ExecutionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenTest {
    private static final String SEND = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private static final String FIELDS = "\"Type\":\"Task\",\"Resource\":\"" + SEND
            + "\",\"Parameters\":{\"QueueUrl\":\"q\",\"MessageBody\":{\"token.$\":\"$$.Task.Token\"}}";

    /** The tokens that were sent, as the receivers of the messages see them. */
    private final List<String> tokens = new ArrayList<>();

    private final Loveless loveless = Loveless.builder()
            .virtualTime()
            .handler(SEND, request -> {
                tokens.add(request.parameters()
                        .tree()
                        .path("MessageBody")
                        .path("token")
                        .asText());
                return JsonNodeFactory.instance.objectNode().put("MessageId", "m");
            })
            .build();

    private Execution start(String moreFields) {
        return start(moreFields, "");
    }

    private Execution start(String moreFields, String moreStates) {
        Execution execution = loveless.stateMachine(
                        "Machine",
                        "{\"StartAt\":\"T\",\"States\":{\"T\":{" + FIELDS + moreFields + ",\"End\":true}" + moreStates
                                + "}}")
                .start();
        loveless.runReady();
        return execution;
    }

    @Test
    void theTaskWaitsForItsTokenHoweverLongThatTakes() {
        Execution execution = start("");
        loveless.advance(Duration.ofDays(100));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

        assertThat(loveless.sendTaskSuccess(tokens.get(0), "{\"answer\": 42}")).isTrue();

        assertThat(execution.await().output()).contains("{\"answer\": 42}");
    }

    @Test
    void whoeverAwaitsItInVirtualTimeSeesItsYearPass() {
        Execution execution = start("").await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(loveless.now()).isEqualTo(LovelessBuilder.VIRTUAL_START.plus(Duration.ofDays(365)));
    }

    @Test
    void aFailureHasItsErrorAndCause() {
        Execution execution = start("");
        assertThat(loveless.sendTaskFailure(tokens.get(0), "Refused", "by hand"))
                .isTrue();
        execution.await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("Refused");
        assertThat(execution.cause()).contains("by hand");
    }

    @Test
    void aTokenIsOfUseOnce() {
        Execution execution = start("");
        String token = tokens.get(0);
        assertThat(loveless.sendTaskSuccess(token, "1")).isTrue();
        assertThat(loveless.sendTaskSuccess(token, "2")).isFalse();
        assertThat(loveless.sendTaskFailure(token, "E", "c")).isFalse();
        assertThat(loveless.sendTaskHeartbeat(token)).isFalse();
        assertThat(execution.await().output()).contains("1");
    }

    @Test
    void anUnknownTokenIsOfNoUse() {
        Execution execution = start("");
        assertThat(loveless.sendTaskSuccess("made up", "1")).isFalse();
        assertThat(loveless.sendTaskFailure("made up", "E", "c")).isFalse();
        assertThat(loveless.sendTaskHeartbeat("made up")).isFalse();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void whatIsNoJsonIsRefusedAndTheTokenStaysGood() {
        Execution execution = start("");
        assertThatThrownBy(() -> loveless.sendTaskSuccess(tokens.get(0), "{no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{no");
        assertThat(loveless.sendTaskSuccess(tokens.get(0), "1")).isTrue();
        assertThat(execution.await().output()).contains("1");
    }

    @Test
    void heartbeatsKeepTheTaskAlive() {
        Execution execution = start(",\"HeartbeatSeconds\":10,\"TimeoutSeconds\":1000");
        for (int i = 0; i < 5; i++) {
            loveless.advance(Duration.ofSeconds(9));
            assertThat(loveless.sendTaskHeartbeat(tokens.get(0))).isTrue();
            loveless.runReady();
        }
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        loveless.advance(Duration.ofSeconds(10));
        assertThat(execution.error()).contains("States.Timeout");
        assertThat(loveless.sendTaskHeartbeat(tokens.get(0))).isFalse();
    }

    @Test
    void aTokenOfAnAttemptThatTimedOutIsOfNoUseButTheNextOnesIs() {
        Execution execution = start(
                ",\"TimeoutSeconds\":10,\"Retry\":[{\"ErrorEquals\":[\"States.Timeout\"],\"IntervalSeconds\":1}]");
        loveless.advance(Duration.ofSeconds(12));
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();

        assertThat(loveless.sendTaskSuccess(tokens.get(0), "\"late\"")).isFalse();
        assertThat(loveless.sendTaskSuccess(tokens.get(1), "\"in time\"")).isTrue();

        assertThat(execution.await().output()).contains("\"in time\"");
    }

    @Test
    void aRedriveHandsOutANewToken() {
        Execution execution = start("");
        loveless.sendTaskFailure(tokens.get(0), "E", "c");
        execution.await().redrive();
        loveless.runReady();
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
        assertThat(loveless.sendTaskSuccess(tokens.get(0), "1")).isFalse();
        assertThat(loveless.sendTaskSuccess(tokens.get(1), "2")).isTrue();
        assertThat(execution.await().output()).contains("2");
    }

    @Test
    void theTokenOfAStoppedExecutionIsOfNoUse() {
        Execution execution = start("");
        execution.stop("E", "c");
        loveless.runReady();
        assertThat(loveless.sendTaskSuccess(tokens.get(0), "1")).isFalse();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void executionsHaveTokensOfTheirOwn() {
        Execution one = start("");
        Execution other = start("");
        assertThat(tokens).doesNotHaveDuplicates();
        loveless.sendTaskSuccess(tokens.get(1), "2");
        loveless.runReady();
        assertThat(other.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(one.status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void tokensFitIntoTheApisLimit() {
        start("");
        assertThat(tokens.get(0)).hasSizeBetween(32, 1_024);
    }

    @Test
    void aCatcherTakesTheFailure() {
        Execution execution = start(
                ",\"Catch\":[{\"ErrorEquals\":[\"Refused\"],\"Next\":\"Caught\"}]",
                ",\"Caught\":{\"Type\":\"Succeed\"}");
        loveless.sendTaskFailure(tokens.get(0), "Refused", "by hand");
        assertThat(execution.await().output()).contains("{\"Error\":\"Refused\",\"Cause\":\"by hand\"}");
    }
}
