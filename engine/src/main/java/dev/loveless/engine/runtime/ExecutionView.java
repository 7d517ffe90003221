package dev.loveless.engine.runtime;

import java.util.concurrent.CompletableFuture;

/** What others see of an execution: how it stands and, together with that, whether it has ended. Thread-safe. */
final class ExecutionView {
    private ExecutionSnapshot snapshot;
    private CompletableFuture<ExecutionSnapshot> ended = new CompletableFuture<>();
    private int redrivesAsked;
    private int redrivesTaken;

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
        // An end before a redrive that was asked for already is not the one that counts.
        if (now.status().isEnd() && redrivesTaken == redrivesAsked) {
            ended.complete(now);
        }
    }

    /** The end that counts is yet to come. */
    synchronized void expectAnotherEnd() {
        redrivesAsked++;
        if (ended.isDone()) {
            ended = new CompletableFuture<>();
        }
    }

    /** A redrive that was asked for has had its effect, if it has any. */
    synchronized void redriveTaken() {
        redrivesTaken++;
    }

    synchronized int redrivesAsked() {
        return redrivesAsked;
    }

    synchronized int redrivesTaken() {
        return redrivesTaken;
    }

    /** The execution will not go on, for a reason outside of it. */
    synchronized void breakOff(Throwable reason) {
        ended.completeExceptionally(reason);
    }
}
