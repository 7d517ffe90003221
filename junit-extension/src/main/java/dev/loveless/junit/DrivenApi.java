package dev.loveless.junit;

import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiAnswer;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.engine.Loveless;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * An API over an engine whose time the test moves: each call does what can be done without letting time pass, and lets
 * it pass where the answer is that of a whole execution or of a task. A poll that finds nothing ends soon: while a test
 * waits for it, nobody moves the time.
 */
final class DrivenApi implements Api {
    /** Of real time; long enough for a worker on a thread of its own not to poll without pause. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final StepFunctionsApi api;
    private final Loveless loveless;

    DrivenApi(StepFunctionsApi api) {
        this.api = api;
        this.loveless = api.loveless();
    }

    private static boolean isFor(ApiCall call, String action) {
        return call.target().filter(target -> target.endsWith("." + action)).isPresent();
    }

    @Override
    public CompletableFuture<ApiAnswer> answer(ApiCall call) {
        loveless.runReady();
        CompletableFuture<ApiAnswer> answer = api.answer(call);
        loveless.runReady();
        if (isFor(call, "StartSyncExecution") || isFor(call, "TestState")) {
            loveless.runUntil(answer::isDone);
        } else if (isFor(call, "GetActivityTask") && !answer.isDone()) {
            // Others that wait find nothing either.
            LATER.execute(api::endPolls);
        }
        return answer;
    }
}
