package dev.loveless.docker.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves Lambda's Runtime API to all containers and processes: one server, and a port for each of them. Starts with the
 * first one. Thread-safe.
 *
 * <p>Ports are used again rather than closed: httpcore's acceptor dies of a listener that is closed while somebody
 * connects to it (5.3.6, {@code SingleCoreListeningIOReactor.processEvent}).
 */
public final class RuntimeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeServer.class);
    private static final int THREADS = 2;
    private static final long LONGEST_BIND_SECONDS = 10;

    private final Map<Integer, RuntimeApi> apis = new ConcurrentHashMap<>();
    private final Map<InetAddress, Deque<InetSocketAddress>> freePorts = new HashMap<>();
    private @Nullable HttpAsyncServer server;
    private boolean closed;

    /**
     * Opens the API for one container or process. Blocks for as long as it takes to bind a port.
     *
     * @param bind the address to listen on
     * @param functionName what extensions are told
     * @throws IOException if there is no port to be had
     */
    public RuntimeApi open(InetAddress bind, String functionName, RuntimeListener listener) throws IOException {
        while (true) {
            InetSocketAddress address = port(bind);
            RuntimeApi api = new RuntimeApi(this, address, functionName, listener);
            // The same port of two addresses would be one to us: one of them is left alone then.
            if (apis.putIfAbsent(address.getPort(), api) == null) {
                return api;
            }
        }
    }

    private InetSocketAddress port(InetAddress bind) throws IOException {
        HttpAsyncServer running;
        synchronized (this) {
            running = running();
            InetSocketAddress free = freePorts
                    .computeIfAbsent(bind, address -> new ArrayDeque<>())
                    .poll();
            if (free != null) {
                return free;
            }
        }
        return listen(running, bind);
    }

    private static InetSocketAddress listen(HttpAsyncServer server, InetAddress bind) throws IOException {
        try {
            ListenerEndpoint endpoint = server.listen(new InetSocketAddress(bind, 0), URIScheme.HTTP)
                    .get(LONGEST_BIND_SECONDS, TimeUnit.SECONDS);
            return (InetSocketAddress) endpoint.getAddress();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The Runtime API cannot listen on " + bind.getHostAddress() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a port was opened.", e);
        }
    }

    /** One that has broken down is replaced. */
    private HttpAsyncServer running() throws IOException {
        if (closed) {
            throw new IOException("The Runtime API is closed.");
        }
        HttpAsyncServer known = server;
        if (known != null && known.getStatus() == IOReactorStatus.ACTIVE) {
            return known;
        }
        if (known != null) {
            known.close(CloseMode.IMMEDIATE);
            freePorts.clear();
        }
        HttpAsyncServer started = create();
        started.start();
        server = started;
        return started;
    }

    private HttpAsyncServer create() {
        return AsyncServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(THREADS)
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        // A component may wait for work as long as it likes.
                        .setSoTimeout(Timeout.DISABLED)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(100)
                        .setMaxLineLength(64 * 1024)
                        .build())
                .setCharCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.UTF_8)
                        .setMalformedInputAction(CodingErrorAction.REPLACE)
                        .setUnmappableInputAction(CodingErrorAction.REPLACE)
                        .build())
                .setHttpProcessor(HttpProcessorBuilder.create()
                        .addAll(ResponseContent.INSTANCE, ResponseConnControl.INSTANCE)
                        .build())
                // Else the name of this host is looked up, which can take long without a network.
                .setCanonicalHostName("localhost")
                .setIOSessionDecorator(HangUpNoticingSession::new)
                .setRequestRouter(this::route)
                .setExceptionCallback(e -> LOG.debug("Runtime API: {}", e.toString()))
                .create();
    }

    private Supplier<AsyncServerExchangeHandler> route(HttpRequest request, HttpContext context) {
        InetSocketAddress asked = (InetSocketAddress)
                HttpCoreContext.cast(context).getEndpointDetails().getLocalAddress();
        RuntimeApi api = apis.get(asked.getPort());
        RuntimeRoute route = RuntimeRoute.of(request.getMethod(), request.getPath());
        return () -> new RuntimeExchange(api, route);
    }

    synchronized void release(RuntimeApi api) {
        if (apis.remove(api.address().getPort(), api)) {
            freePorts
                    .computeIfAbsent(api.address().getAddress(), address -> new ArrayDeque<>())
                    .add(api.address());
        }
    }

    /** Ends all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        HttpAsyncServer known = server;
        if (known != null) {
            known.close(CloseMode.IMMEDIATE);
        }
    }
}
