package dev.loveless.api.server;

import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers by the target: echoes, errors, answers that come late, faults. */
final class FakeApi implements Api {
    static final String REQUEST_ID = "6e6f6e65-0000-4000-8000-000000000001";
    static final String POLL = "AWSStepFunctions.GetActivityTask";
    static final String LATE = "AWSStepFunctions.StartSyncExecution";

    /** One for all: as many as do not read it would take more memory than there may be. */
    private static final ApiAnswer LARGE = met("x".repeat(8 * 1024 * 1024));

    final List<ApiCall> calls = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<ApiAnswer>> waiting = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<ApiAnswer> answer(ApiCall call) {
        calls.add(call);
        return switch (call.target().orElse("")) {
            case "AWSStepFunctions.DescribeExecution" ->
                CompletableFuture.completedFuture(new ApiAnswer(
                        400, REQUEST_ID, Optional.of("ExecutionDoesNotExist"), bytes("{\"__type\":\"…\"}")));
            case "Throws" -> throw new IllegalStateException("secret");
            case "Fails" -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
            case "Large" -> CompletableFuture.completedFuture(LARGE);
            case POLL, LATE -> {
                CompletableFuture<ApiAnswer> late = new CompletableFuture<>();
                waiting.add(late);
                yield late;
            }
            default -> CompletableFuture.completedFuture(met(new String(call.body(), StandardCharsets.UTF_8)));
        };
    }

    static ApiAnswer met(String body) {
        return new ApiAnswer(200, REQUEST_ID, Optional.empty(), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
