package dev.loveless.docker.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A container whose end is waited for. Thread-safe. */
final class WatchedContainer {
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    private final String id;
    private final CompletableFuture<ContainerExit> exit = new CompletableFuture<>();
    private volatile boolean started;
    private volatile boolean died;
    private volatile boolean endAsked;
    private volatile boolean killSeen;

    WatchedContainer(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    CompletableFuture<ContainerExit> exit() {
        return exit;
    }

    void starts() {
        started = true;
    }

    /** Whether it may run: its start has been ordered, and nothing is known of its end. */
    boolean isOut() {
        return started && !died && !exit.isDone();
    }

    /** We want it to end. */
    void endIsAsked() {
        endAsked = true;
    }

    boolean isEndAsked() {
        return endAsked;
    }

    /** The engine has sent it a signal, for whomever. */
    void killIsSeen() {
        killSeen = true;
    }

    /** @return whether that is news */
    synchronized boolean dies() {
        boolean news = !died;
        died = true;
        return news;
    }

    boolean isDead() {
        return died;
    }

    /** Whether it could have ended because the engine ends: it was sent a signal, and not for us. */
    boolean mayHaveEndedWithTheEngine(int code) {
        return !endAsked && (killSeen || code == KILLED || code == TERMINATED);
    }

    void ended(int code, boolean outOfMemory) {
        exit.complete(new ContainerExit(code, outOfMemory, Optional.empty()));
    }

    void lost(String why) {
        exit.complete(new ContainerExit(0, false, Optional.of(why)));
    }
}
