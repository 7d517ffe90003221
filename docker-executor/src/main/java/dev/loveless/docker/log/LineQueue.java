package dev.loveless.docker.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines on their way to files. Whoever adds one waits while there are too many; what is lost all the same, for nobody
 * takes them any more, is counted. Thread-safe.
 */
final class LineQueue {
    /** Of the lines that wait, about as many bytes. */
    private static final int MOST_CHARACTERS = 8 << 20;

    /** What an object or two to a line take. */
    private static final int EACH = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition something = lock.newCondition();
    private final Queue<LogFiles.Entry> lines = new ArrayDeque<>();
    private int characters;
    private boolean closed;
    private long lost;

    /** Adds a line, when there is room for it. */
    void put(LogFiles.Entry line) {
        lock.lock();
        try {
            while (characters > MOST_CHARACTERS && !closed) {
                room.await();
            }
            if (closed) {
                lost++;
                return;
            }
            lines.add(line);
            characters += size(line);
            something.signal();
        } catch (InterruptedException e) {
            lost++;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The next line; empty if none comes for so long. */
    Optional<LogFiles.Entry> poll(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (lines.isEmpty() && left > 0) {
                left = something.awaitNanos(left);
            }
            LogFiles.Entry first = lines.poll();
            if (first != null) {
                characters -= size(first);
                room.signal();
            }
            return Optional.ofNullable(first);
        } finally {
            lock.unlock();
        }
    }

    private static int size(LogFiles.Entry line) {
        return line.output().line().length() + EACH;
    }

    /** Nobody takes a line any more: how many are lost by that so far. */
    long close() {
        lock.lock();
        try {
            closed = true;
            lost += lines.size();
            lines.clear();
            room.signalAll();
            return lost;
        } finally {
            lock.unlock();
        }
    }
}
