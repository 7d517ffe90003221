package dev.loveless.docker.lambda;

import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static dev.loveless.docker.testing.TestComponents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.testing.ScriptedEngine;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.engine.Execution;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Containers that do things at moments which a real one seldom meets. */
class ScriptedFunctionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static LambdaFunction one(Isolation isolation, Duration timeout) {
        return function(with(component("work", new Source.Image("image")), isolation), timeout, 1);
    }

    private static CompletableFuture<HttpResponse<String>> post(String url, String json) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aStartThatFailsTwiceOverTakesNoPlaceFromLaterRequests() throws Exception {
        ScriptedEngine engine = new ScriptedEngine(
                container -> {
                    post(
                                    container.runtimeApi() + "init/error",
                                    "{\"errorMessage\":\"no luck\",\"errorType\":\"Init.Broken\"}")
                            .join();
                    throw new EngineException(EngineException.Kind.REFUSED, "It has ended already.");
                },
                container -> {});
        try (TestApplication application = new TestApplication(functions(one(Isolation.WARM, LIMIT)), () -> engine)) {
            for (int i = 0; i < 3; i++) {
                Execution execution = application.invoke("work", "{}").await(LIMIT);
                assertThat(execution.error()).contains("Init.Broken");
                int removals = i + 1;
                await().atMost(LIMIT).until(() -> engine.orders().size() == removals);
            }
        }
    }

    @Test
    void anEmulatorThatEndsAtOnceFailsItsTaskWithItsExitStatus() throws Exception {
        ScriptedEngine engine = new ScriptedEngine(
                container -> {
                    container.writes("no such module");
                    container.output().complete(null);
                    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
                            .execute(() -> container.ends(3));
                },
                container -> {});
        engine.hasNoAddresses(new EngineException(EngineException.Kind.REFUSED, "It has no address: does it run?"));
        LambdaFunction emulator = new LambdaFunction(
                component("work", new Source.Image("image")),
                Contract.INTERFACE_EMULATOR,
                LIMIT,
                1,
                LIMIT,
                Optional.empty());
        try (TestApplication application = new TestApplication(functions(emulator), () -> engine)) {
            Execution execution = application.invoke("work", "{}").await(LIMIT);
            assertThat(execution.error()).contains("Runtime.ExitError");
            assertThat(execution.cause().orElseThrow()).contains("Runtime exited with error: exit status 3");
            assertThat(application.events(ComponentEvent.Output.class))
                    .extracting(ComponentEvent.Output::line)
                    .containsExactly("no such module");
        }
    }
}
