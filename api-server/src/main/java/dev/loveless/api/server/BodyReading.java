package dev.loveless.api.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request, without a thread waiting for it: however many callers send however slowly, others are
 * answered.
 */
final class BodyReading implements Runnable {
    /** What is read of a body that is too large, so that its sender, who reads no answer before, gets one. */
    private static final int MOST_DISCARDED_BYTES = 16 * 1024 * 1024;

    private static final int FIRST_BYTES = 1024;

    /** What a connection takes anyway: who sends no more is let in however many large ones there are. */
    private static final int SMALL_BYTES = 8 * 1024;

    /** Takes what came of it; one of the two is called, once. */
    interface Reader {
        void read(byte[] body);

        void refused(Refusal refusal);
    }

    private final Request request;
    private final int most;
    private final BodyBudget budget;
    private final Duration limit;
    private final Reader reader;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final int first;
    private final int largest;
    private byte[] bytes = {};
    private int count;
    private long discarded;
    private volatile boolean crowded;
    private int taken;
    private boolean released;
    private Scheduler.@Nullable Task deadline;

    /**
     * @param most bytes of this body
     * @param budget of all bodies that are being read
     * @param limit of the time that it may take
     */
    BodyReading(Request request, int most, BodyBudget budget, Duration limit, Reader reader) {
        this.request = request;
        this.most = most;
        this.budget = budget;
        this.limit = limit;
        this.reader = reader;
        long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        // Announced sizes are believed up to a measure only, since memory is taken for them before they have come.
        this.largest = (int) Math.min(announced < 0 ? most : announced, most);
        this.first = (int) Math.min(announced < 0 ? FIRST_BYTES : announced, 64 * FIRST_BYTES);
    }

    /** Reads what there is, and comes again when there is more. */
    @Override
    public void run() {
        while (!ended.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                limitTime();
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(null, refusalOf(chunk.getFailure()));
                return;
            }
            boolean last = chunk.isLast();
            if (chunk.hasRemaining()) {
                take(chunk.getByteBuffer());
            }
            chunk.release();
            if (discarded > MOST_DISCARDED_BYTES || (last && discarded > 0)) {
                end(null, crowded ? Refusal.ofCrowd() : Refusal.ofSize(most));
            } else if (last) {
                end(count == bytes.length ? bytes : Arrays.copyOf(bytes, count), null);
            }
        }
    }

    private void take(ByteBuffer content) {
        int size = content.remaining();
        if (discarded > 0 || count + size > most) {
            discarded += size;
            return;
        }
        if (count + size > bytes.length && !grow(Math.max(Math.max(count + size, first), 2 * bytes.length))) {
            crowded = true;
            discarded += count + size;
            bytes = new byte[0];
            release();
            return;
        }
        content.get(bytes, count, size);
        count += size;
    }

    /** Takes more memory, if all bodies together may have it. */
    private synchronized boolean grow(int wanted) {
        int capacity = Math.min(largest, wanted);
        if (capacity > SMALL_BYTES) {
            if (released || !budget.take(capacity - taken)) {
                return false;
            }
            taken = capacity;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private synchronized void release() {
        released = true;
        budget.give(taken);
        taken = 0;
    }

    private void limitTime() {
        if (deadline == null) {
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> end(null, crowded ? Refusal.ofCrowd() : Refusal.ofSlowness()),
                            limit.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void end(byte @Nullable [] body, @Nullable Refusal refusal) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        release();
        Scheduler.Task pending = deadline;
        if (pending != null) {
            pending.cancel();
        }
        if (body != null) {
            reader.read(body);
        } else if (refusal != null) {
            reader.refused(refusal);
        }
    }

    private static Refusal refusalOf(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Refusal.ofSlowness();
        }
        return failure instanceof HttpException fault
                ? Refusal.ofHttp(fault.getCode(), fault.getReason())
                : Refusal.ofHttp(400, "its body ends early");
    }
}
