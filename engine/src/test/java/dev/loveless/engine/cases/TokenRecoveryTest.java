package dev.loveless.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TokenRecoveryTest {
    private static EngineCase engineCase() throws IOException {
        String json = "{\"definition\":{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                + "\"Resource\":\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\","
                + "\"Parameters\":{\"QueueUrl\":\"q\",\"MessageBody.$\":\"$$.Task.Token\"}}}},"
                + "\"runFor\":60,\"tasks\":{\"T\":[{\"submitted\":{},\"never\":true}]}}";
        return new EngineCase("here", "token", "inferred", new ObjectMapper().readTree(json));
    }

    private static String token(CaseRun run) {
        return run.facts().stream()
                .filter(fact -> fact instanceof Fact.TaskScheduled)
                .map(fact -> ((Fact.TaskScheduled) fact).attempt().token().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTokenThatWasHandedOutBeforeARestartEndsTheTaskAfterIt() throws IOException {
        CaseRun before = CaseRun.whole(engineCase());
        CaseRun after = CaseRun.resumed(engineCase(), before.turns());

        after.runtime()
                .tokens()
                .take(token(before))
                .orElseThrow()
                .succeeded(JsonData.parse("\"done\"").orElseThrow());
        after.scheduler().runReady();

        assertThat(after.snapshot().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(after.snapshot().output().orElseThrow().text()).isEqualTo("\"done\"");
    }

    @Test
    void tokensAreNotTheSameForAnotherSeed() throws IOException {
        assertThat(token(CaseRun.whole(engineCase(), 1))).isNotEqualTo(token(CaseRun.whole(engineCase(), 2)));
    }
}
