package dev.loveless.junit;

import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.engine.Loveless;
import java.util.concurrent.CompletableFuture;

/**
 * An API over an engine whose time the test moves: each call does what can be done without letting time pass, and lets
 * it pass where the answer is that of a whole execution or of a task.
 */
final class DrivenApi implements Api {
    private final Api api;
    private final Loveless loveless;

    DrivenApi(Api api, Loveless loveless) {
        this.api = api;
        this.loveless = loveless;
    }

    @Override
    public CompletableFuture<ApiAnswer> answer(ApiCall call) {
        loveless.runReady();
        CompletableFuture<ApiAnswer> answer = api.answer(call);
        loveless.runReady();
        boolean takesTime = call.target()
                .filter(target -> target.endsWith(".StartSyncExecution") || target.endsWith(".TestState"))
                .isPresent();
        if (takesTime) {
            loveless.runUntil(answer::isDone);
        }
        return answer;
    }
}
