package dev.loveless.docker.runtime;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API as one container or process sees it, at a port of its own: the protocol names no client, so that the
 * port tells who is asking (documented). Thread-safe.
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
        }
        handOver(request, taker);
    }

    /** The component asks for its next request; it is answered when there is one. */
    void next(RuntimeExchange exchange) {
        RuntimeRequest request;
        RuntimeExchange refused = null;
        boolean first;
        synchronized (this) {
            first = !asked && !over;
            asked = true;
            request = waiting;
            if (over || inWork != null) {
                refused = exchange;
            } else if (request == null) {
                // Who asks again does not read the answer to the question before.
                refused = poll;
                poll = exchange;
            } else {
                waiting = null;
                inWork = request;
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

    /** The connection broke off, before the component was given what it asked for, or while it was. */
    void pollLost(RuntimeExchange exchange, @Nullable RuntimeRequest handed) {
        synchronized (this) {
            if (poll == exchange) {
                poll = null;
            }
            if (handed != null && inWork == handed) {
                // It asks again, unless it is dead; that is noticed elsewhere.
                inWork = null;
                waiting = handed;
            }
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
    public void end() {
        RuntimeExchange left;
        synchronized (this) {
            over = true;
            left = poll;
            poll = null;
            waiting = null;
            inWork = null;
        }
        if (left != null) {
            refuseNext(left);
        }
    }

    @Override
    public void release() {
        server.release(this);
    }
}
