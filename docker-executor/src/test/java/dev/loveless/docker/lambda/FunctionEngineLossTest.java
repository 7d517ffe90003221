package dev.loveless.docker.lambda;

import static dev.loveless.docker.testing.TestApplication.functionArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineLimits;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.testing.LambdaImages;
import dev.loveless.docker.testing.PrivateEngine;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.engine.Execution;
import dev.loveless.engine.history.HistoryEventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A function whose engine goes away while it works. */
class FunctionEngineLossTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void theTaskFailsAndRetryBringsItThroughWhenTheEngineIsBack() throws Exception {
        String task = """
                {"Type": "Task", "End": true, "Resource": "%s", "Retry": [
                 {"ErrorEquals": ["Lambda.ServiceException"], "IntervalSeconds": 1, "MaxAttempts": 60,
                  "BackoffRate": 1}]}""".formatted(functionArn("work"));
        try (PrivateEngine machine = PrivateEngine.start(0);
                DockerEngine engine = DockerEngine.connect(machine.settings(EngineLimits.DEFAULT));
                TestApplication application = new TestApplication(
                        functions(function(component("work", LambdaImages.shell()), LIMIT, 10)), () -> engine)) {
            application.output("work", "{}");
            Execution execution = application.start(task, "{\"do\": \"wait\", \"with\": \"5\"}");
            await().atMost(LIMIT)
                    .until(() -> application.events(ComponentEvent.Reused.class).count() == 1);
            machine.signal("KILL");
            await().atMost(LIMIT)
                    .until(() -> execution.history().stream()
                            .anyMatch(event -> event.type() == HistoryEventType.LAMBDA_FUNCTION_FAILED));
            machine.restart();
            assertThat(succeeded(execution)).isEqualTo("{\"count\":1}");
        }
    }
}
