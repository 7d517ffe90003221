package dev.loveless.api.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that a client leaves while it is to wait for an answer: a server that has read a request reads no more of the
 * connection, and so hears of its end only when it answers. Holds no thread.
 */
final class ClientWatch implements Callback {
    private static final int PEEKED_BYTES = 1;

    private final AbstractEndPoint endPoint;
    private final Runnable whenGone;
    private boolean over;
    private boolean disturbed;

    private ClientWatch(AbstractEndPoint endPoint, Runnable whenGone) {
        this.endPoint = endPoint;
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
        ClientWatch watch = new ClientWatch(connected, whenGone);
        connected.tryFillInterested(watch);
        return watch;
    }

    /** Something has come, or the end. */
    @Override
    public void succeeded() {
        if (isGone()) {
            endPoint.close();
            whenGone.run();
        }
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
            return read < 0;
        } catch (IOException e) {
            return true;
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
            if (over) {
                return !disturbed;
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
