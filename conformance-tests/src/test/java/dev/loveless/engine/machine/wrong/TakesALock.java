package dev.loveless.engine.machine.wrong;

import java.util.concurrent.locks.ReentrantLock;

/** What the interpreter must not do. */
public final class TakesALock {
    private TakesALock() {}

    public static ReentrantLock lock() {
        return new ReentrantLock();
    }
}
