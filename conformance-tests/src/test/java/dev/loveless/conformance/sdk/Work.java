package dev.loveless.conformance.sdk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.conformance.Patience;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.task.TaskException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What tasks of the tests' state machines have done for them. Thread-safe. */
final class Work {
    /** Hands its task token to whoever asks for {@link #tokenOf} its message. */
    static final String QUEUE = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    /** Fails with {@code NotYet} once for each execution, then returns its input. */
    static final String FAILS_ONCE = "arn:aws:lambda:us-east-1:123456789012:function:fails-once";

    private final Map<String, CompletableFuture<String>> tokens = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    LovelessBuilder doneBy(LovelessBuilder engine) {
        return engine.handler(QUEUE, request -> {
                    String message =
                            request.parameters().tree().path("MessageBody").asText();
                    token(message).complete(request.token().orElseThrow());
                    return JsonNodeFactory.instance.objectNode();
                })
                .handler(FAILS_ONCE, request -> {
                    if (failed.add(request.execution().executionArn())) {
                        throw new TaskException("NotYet", "the first time fails");
                    }
                    return request.parameters().tree();
                });
    }

    /** The token of the task that sends this message, once it has. */
    String tokenOf(String message) {
        return token(message)
                .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<String> token(String message) {
        return tokens.computeIfAbsent(message, key -> new CompletableFuture<>());
    }
}
