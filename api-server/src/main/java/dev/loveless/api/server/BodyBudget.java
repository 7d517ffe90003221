package dev.loveless.api.server;

/** How many bytes all bodies that are being read may take together: senders who never end take no more. Thread-safe. */
final class BodyBudget {
    private final long most;
    private long taken;

    BodyBudget(long most) {
        this.most = most;
    }

    /** Takes that many bytes, if there are as many left. */
    synchronized boolean take(int bytes) {
        if (taken + bytes > most) {
            return false;
        }
        taken += bytes;
        return true;
    }

    /** Bytes that were taken are free again. */
    synchronized void give(int bytes) {
        taken -= bytes;
    }
}
