package dev.loveless.api.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Notices that a client leaves while it is to wait for an answer: a server that has read a request reads no more of the
 * connection, and so hears of its end only when it answers. Holds no thread.
 *
 * <p>A client that says nothing any more may have left, or wait for its answer nevertheless: TCP tells the two apart
 * only when something is sent to it. It is sent {@code 100 Continue}, which HTTP lets clients pass over.
 */
final class ClientWatch implements Callback {
    private static final int PEEKED_BYTES = 1;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** In which one who has left has answered what it was sent, over a network as well. */
    private static final int PROBE_MILLISECONDS = 200;

    private final AbstractEndPoint endPoint;
    private final Scheduler scheduler;
    private final boolean probes;
    private final Runnable whenGone;
    private boolean over;
    private boolean disturbed;
    private boolean silent;

    private ClientWatch(AbstractEndPoint endPoint, Scheduler scheduler, boolean probes, Runnable whenGone) {
        this.endPoint = endPoint;
        this.scheduler = scheduler;
        this.probes = probes;
        this.whenGone = whenGone;
    }

    /**
     * Watches the client of a request that has been read.
     *
     * @param whenGone is called once at most, from any thread
     */
    static ClientWatch of(Request request, Runnable whenGone) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (!(endPoint instanceof AbstractEndPoint connected)) {
            throw new IllegalStateException("Connections of " + endPoint.getClass() + " cannot be watched.");
        }
        ClientWatch watch = new ClientWatch(
                connected,
                request.getComponents().getScheduler(),
                // Older clients know of no answer but the last.
                request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1,
                whenGone);
        connected.tryFillInterested(watch);
        return watch;
    }

    /** Something has come, or the end. */
    @Override
    public void succeeded() {
        if (isGone()) {
            leave();
        }
    }

    private void leave() {
        endPoint.close();
        whenGone.run();
    }

    private synchronized boolean isGone() {
        if (over) {
            // The connection itself reads again, and is told of it once more.
            return false;
        }
        over = true;
        ByteBuffer peeked = BufferUtil.allocate(PEEKED_BYTES);
        try {
            int read = endPoint.fill(peeked);
            if (read == 0) {
                over = !endPoint.tryFillInterested(this);
                return false;
            }
            disturbed = read > 0;
            silent = read < 0;
        } catch (IOException e) {
            return true;
        }
        if (!silent || !probes) {
            return false;
        }
        boolean first = hears();
        // One who has left, from this machine, has answered the first before the second is sent.
        if (!first || !hears()) {
            return true;
        }
        over = false;
        scheduler.schedule(this::probeAgain, PROBE_MILLISECONDS, TimeUnit.MILLISECONDS);
        return false;
    }

    private void probeAgain() {
        synchronized (this) {
            if (over || hears()) {
                return;
            }
            over = true;
        }
        leave();
    }

    /** Whether nothing is known of the client's having left. */
    private boolean hears() {
        try {
            return endPoint.flush(ByteBuffer.wrap(CONTINUE));
        } catch (IOException e) {
            return false;
        }
    }

    /** The connection has broken or was closed, or {@link #end()} calls this. */
    @Override
    public void failed(Throwable cause) {
        boolean gone;
        synchronized (this) {
            gone = !over;
            over = true;
        }
        if (gone) {
            whenGone.run();
        }
    }

    /**
     * Leaves the connection to itself; to be called before the answer is written.
     *
     * @return whether the connection can be used for a further request; not so if the client has begun to send one
     *     before it had its answer, as no known client does: it sends it again by another connection
     */
    boolean end() {
        synchronized (this) {
            if (over || silent) {
                over = true;
                return !disturbed && !silent;
            }
            over = true;
        }
        endPoint.getFillInterest().onFail(new CancellationException());
        return true;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.EITHER;
    }
}
