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

    /** Takes what came of it; one of the two is called, once. */
    interface Reader {
        void read(byte[] body);

        void refused(Refusal refusal);
    }

    private final Request request;
    private final int most;
    private final Duration limit;
    private final Reader reader;
    private final AtomicBoolean ended = new AtomicBoolean();
    private byte[] bytes;
    private int count;
    private long discarded;
    private Scheduler.@Nullable Task deadline;

    BodyReading(Request request, int most, Duration limit, Reader reader) {
        this.request = request;
        this.most = most;
        this.limit = limit;
        this.reader = reader;
        long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        // Announced sizes are believed up to a measure only, since memory is taken for them before they have come.
        this.bytes = new byte[(int) Math.max(0, Math.min(announced < 0 ? FIRST_BYTES : announced, 64 * FIRST_BYTES))];
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
                end(null, Refusal.ofSize(most));
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
        if (count + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(count + size, 2 * bytes.length)));
        }
        content.get(bytes, count, size);
        count += size;
    }

    private void limitTime() {
        if (deadline == null) {
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> end(null, Refusal.ofSlowness()), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(byte @Nullable [] body, @Nullable Refusal refusal) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
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
                ? Refusal.ofHttp(fault.getCode(), String.valueOf(fault.getReason()))
                : Refusal.ofHttp(400, "its body ends early");
    }
}
