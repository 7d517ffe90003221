package dev.loveless.docker.runtime;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API as one container or process sees it, at a port of its own: the protocol names no client, so that the
 * port tells who is asking (documented). Thread-safe.
 *
 * <p>A request is delivered when all of it was written to the socket of the component's. One that could not be written
 * is given to the component again, when it asks again: it cannot have begun. One that was written never is, even where
 * the component hung up before it read it, which nobody can tell from one that hung up having read it: nothing is done
 * twice. Nothing hangs for that either: a component that asks again is refused, upon which it has to end, and that is
 * an error of its request's; one that does not ask is held to the limit of its request.
 */
public final class RuntimeApi implements RequestChannel {
    /** What a component is told where nothing limits it; runtimes want some moment. */
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    private static final String OK = "{\"status\":\"OK\"}\n";

    private final RuntimeServer server;
    private final InetSocketAddress address;
    private final String functionName;
    private final RuntimeListener listener;
    private @Nullable RuntimeExchange poll;
    private @Nullable RuntimeRequest waiting;
    private @Nullable RuntimeRequest inWork;

    /** To which the request in work is being written, until it is known whether it could be. */
    private @Nullable RuntimeExchange handing;

    private boolean asked;
    private boolean over;

    RuntimeApi(RuntimeServer server, InetSocketAddress address, String functionName, RuntimeListener listener) {
        this.server = server;
        this.address = address;
        this.functionName = functionName;
        this.listener = listener;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** Whether the component waits for a request just now. */
    synchronized boolean isAsked() {
        return poll != null;
    }

    String functionName() {
        return functionName;
    }

    @Override
    public void give(RuntimeRequest request) {
        RuntimeExchange taker;
        synchronized (this) {
            taker = poll;
            if (taker == null) {
                waiting = request;
                return;
            }
            poll = null;
            inWork = request;
            handing = taker;
        }
        handOver(request, taker);
    }

    /**
     * The component asks for its next request; it is answered when there is one. After the end it is left waiting, as
     * Lambda freezes an environment: a refusal would be an error to it, of which it would tell, and end itself.
     */
    void next(RuntimeExchange exchange) {
        RuntimeRequest request;
        RuntimeExchange refused = null;
        boolean first;
        synchronized (this) {
            if (over) {
                return;
            }
            first = !asked;
            asked = true;
            request = waiting;
            if (inWork != null && handing == null) {
                refused = exchange;
            } else if (request == null) {
                // Who asks again does not read the answer to the question before. Where one is just being written,
                // it waits for what comes of that: the component may have hung up, which is not known yet.
                refused = poll;
                poll = exchange;
            } else {
                waiting = null;
                inWork = request;
                handing = exchange;
            }
        }
        if (refused != null) {
            refuseNext(refused);
        }
        if (refused == exchange) {
            return;
        }
        if (first) {
            listener.ready();
        }
        if (request != null) {
            handOver(request, exchange);
        }
    }

    /** As Lambda does where a runtime asks out of turn (documented: the container is to end itself). */
    private static void refuseNext(RuntimeExchange exchange) {
        exchange.replyError(403, "InvalidStateTransition", "State transition to Ready failed for runtime.");
    }

    private void handOver(RuntimeRequest request, RuntimeExchange taker) {
        listener.handedOver(request.id());
        Instant deadline = Instant.now().plus(request.limit().orElse(NO_LIMIT));
        taker.replyRequest(request, deadline.toEpochMilli());
    }

    /** The reply was written; what it was is settled. */
    void delivered(RuntimeExchange exchange) {
        RuntimeExchange refused = null;
        synchronized (this) {
            if (handing == exchange) {
                handing = null;
                refused = poll;
                poll = null;
            }
        }
        if (refused != null) {
            refuseNext(refused);
        }
    }

    /** The connection broke off, before the component was given what it asked for, or while it was. */
    void lost(RuntimeExchange exchange) {
        RuntimeRequest request;
        RuntimeExchange taker;
        synchronized (this) {
            if (poll == exchange) {
                poll = null;
            }
            if (handing != exchange) {
                return;
            }
            request = inWork;
            taker = poll;
            handing = taker;
            poll = null;
            if (taker == null) {
                // It asks again, unless it is dead; that is noticed elsewhere.
                inWork = null;
                waiting = request;
            }
        }
        if (request != null && taker != null) {
            handOver(request, taker);
        }
    }

    void answered(RuntimeExchange exchange, String requestId, BoundedBody body) {
        if (!isInWork(requestId)) {
            refuse(exchange);
        } else if (body.isTooLarge()) {
            listener.failed(requestId, RuntimeErrors.responseTooLarge());
            exchange.replyError(
                    413,
                    "RequestEntityTooLarge",
                    "Exceeded maximum allowed payload size (" + RuntimeErrors.LARGEST_PAYLOAD + " bytes).");
        } else {
            accept(exchange, listener.answered(requestId, body.text()));
        }
    }

    void failed(RuntimeExchange exchange, String requestId, String payload) {
        if (isInWork(requestId)) {
            accept(exchange, listener.failed(requestId, payload));
        } else {
            refuse(exchange);
        }
    }

    /** Whether the answer is to the request in work, which is over with it. */
    private synchronized boolean isInWork(String requestId) {
        boolean fits = !over && inWork != null && inWork.id().equals(requestId);
        if (fits) {
            inWork = null;
            handing = null;
        }
        return fits;
    }

    void initFailed(RuntimeExchange exchange, String payload) {
        if (listener.initFailed(payload)) {
            exchange.reply(202, OK);
        } else {
            exchange.replyError(403, "InvalidStateTransition", "The runtime has asked for requests already.");
        }
    }

    private static void accept(RuntimeExchange exchange, boolean isAwaited) {
        if (isAwaited) {
            exchange.reply(202, OK);
        } else {
            refuse(exchange);
        }
    }

    private static void refuse(RuntimeExchange exchange) {
        exchange.replyError(400, "InvalidRequestID", "Invalid request ID");
    }

    /** An extension may ask for events as long as it likes; it gets none. */
    void registerExtension(RuntimeExchange exchange) {
        exchange.replyRegistered(functionName, UUID.randomUUID().toString());
    }

    void statusOk(RuntimeExchange exchange) {
        exchange.reply(202, OK);
    }

    @Override
    public synchronized void end() {
        over = true;
        poll = null;
        waiting = null;
        inWork = null;
        handing = null;
    }

    @Override
    public void release() {
        server.release(this);
    }
}
