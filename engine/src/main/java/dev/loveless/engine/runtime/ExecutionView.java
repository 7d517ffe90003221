package dev.loveless.engine.runtime;

import java.util.concurrent.CompletableFuture;

/** What others see of an execution: how it stands and, together with that, whether it has ended. Thread-safe. */
final class ExecutionView {
    private ExecutionSnapshot snapshot;
    private CompletableFuture<ExecutionSnapshot> ended = new CompletableFuture<>();

    ExecutionView(ExecutionSnapshot first) {
        this.snapshot = first;
    }

    synchronized ExecutionSnapshot snapshot() {
        return snapshot;
    }

    /** Done when the execution has ended; another one after a redrive was asked for. */
    synchronized CompletableFuture<ExecutionSnapshot> ended() {
        return ended;
    }

    synchronized void show(ExecutionSnapshot now) {
        snapshot = now;
        if (now.status().isEnd()) {
            ended.complete(now);
        }
    }

    /** The end that counts is yet to come. */
    synchronized void expectAnotherEnd() {
        if (ended.isDone()) {
            ended = new CompletableFuture<>();
        }
    }

    /** The execution will not go on, for a reason outside of it. */
    synchronized void breakOff(Throwable reason) {
        ended.completeExceptionally(reason);
    }
}
