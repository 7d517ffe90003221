package dev.loveless.api.server;

import dev.loveless.api.protocol.Api;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.servlet.DefaultTasks;
import io.javalin.router.EndpointNotFound;
import java.io.IOException;
import java.net.BindException;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Step Functions' API over HTTP, at {@code /}; its health at {@code /_loveless/health} and metrics in
 * Prometheus's text format at {@code /_loveless/metrics}. Whatever comes in, the answer is in the API's form.
 * Thread-safe.
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final String API = "/";
    private static final String HEALTH = "/_loveless/health";
    private static final String METRICS = "/_loveless/metrics";
    /** Enough to keep the processors busy: nobody waits on one of these. */
    private static final int MOST_THREADS = 16;

    private static final int FEWEST_THREADS = 4;
    private static final int IDLE_THREAD_MILLISECONDS = 60_000;
    /** Clients begin thousands of polls at once. */
    private static final int MOST_UNACCEPTED = 4096;
    /** Session tokens of AWS are long. */
    static final int MOST_HEADER_BYTES = 32 * 1024;

    private static final int NO_CACHE = 0;

    private static final int SHUTDOWN_IDLE_MILLISECONDS = 100;

    private final Server server;
    private final ServerConnector connector;
    private final OpenPolls polls;

    private ApiServer(Server server, ServerConnector connector, OpenPolls polls) {
        this.server = server;
        this.connector = connector;
        this.polls = polls;
    }

    /**
     * Starts a server; when this returns, it answers.
     *
     * @throws IOException if it cannot listen there, a {@link BindException} if the port is in use or not of this
     *     machine
     */
    public static ApiServer start(Api api, ServerOptions options) throws IOException {
        OpenPolls polls = new OpenPolls();
        // Jetty's own queue looks up the processor's cache lines by JMX, which takes an eighth of the start.
        QueuedThreadPool threads = new QueuedThreadPool(
                MOST_THREADS, FEWEST_THREADS, IDLE_THREAD_MILLISECONDS, new LinkedBlockingQueue<>());
        threads.setName("loveless-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, options);
        server.addConnector(connector);
        server.setStopTimeout(options.stopTimeout().toMillis());
        FaultPages pages = new FaultPages();
        server.setErrorHandler(pages);
        options.accessLog().ifPresent(lines -> server.setRequestLog(new AccessLog(lines)));
        FrontDoor door = new FrontDoor(options);
        door.setHandler(servlets(routes(api, options, polls), pages));
        server.setHandler(new GracefulHandler(door));
        ApiServer started = new ApiServer(server, connector, polls);
        started.listen();
        return started;
    }

    private static ServerConnector connector(Server server, ServerOptions options) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
        // A cache of headers takes 100 KB for each connection, which thousands of workers may hold, and saves no time.
        configuration.setHeaderCacheSize(NO_CACHE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setAcceptQueueSize(MOST_UNACCEPTED);
        connector.setIdleTimeout(options.idleTimeout().toMillis());
        // When it stops, connections that nobody is answered by are of no use.
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLISECONDS);
        return connector;
    }

    private static ServletContextHandler servlets(Javalin routes, FaultPages pages) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setErrorHandler(pages);
        context.addServlet(new ServletHolder(routes.javalinServlet()), "/*");
        return context;
    }

    private static Javalin routes(Api api, ServerOptions options, OpenPolls polls) {
        ServerMetrics metrics = new ServerMetrics(options, polls);
        return Javalin.create(config -> {
            strip(config);
            config.routes.post(API, new ApiRoute(api, metrics, polls));
            config.routes.get(HEALTH, new HealthRoute(options));
            config.routes.get(METRICS, context -> {
                context.contentType(ServerMetrics.contentType());
                context.result(metrics.text());
            });
            config.routes.exception(
                    EndpointNotFound.class, (e, context) -> refuse(Refusal.ofPath(context.path()), context));
            config.routes.exception(
                    MethodNotAllowedResponse.class,
                    (e, context) -> refuse(Refusal.ofMethod(context.req().getMethod()), context));
            config.routes.exception(
                    HttpResponseException.class,
                    (e, context) -> refuse(Refusal.ofHttp(e.getStatus(), e.getMessage()), context));
            config.routes.exception(Exception.class, ApiServer::refuseForFault);
        });
    }

    /** Leaves out all that takes time at the start or for each request, and has no use here. */
    private static void strip(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.defaultContentType = FrontDoor.CONTENT_TYPE;
        config.http.prefer405over404 = true;
        config.requestLifeCycle(DefaultTasks.INSTANCE.getHTTP());
    }

    private static void refuse(Refusal refusal, Context context) {
        context.status(refusal.status());
        context.contentType(FrontDoor.CONTENT_TYPE);
        context.header(FrontDoor.REQUEST_ID, UUID.randomUUID().toString());
        context.header(FrontDoor.ERROR_TYPE, refusal.type());
        context.result(refusal.body());
    }

    private static void refuseForFault(Exception fault, Context context) {
        LOG.error("A request could not be met", fault);
        refuse(Refusal.ofFault(), context);
    }

    private void listen() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            // Jetty's own only says where.
            throw e.getCause() instanceof BindException refused ? refused : new IOException(e.getMessage(), e);
        }
    }

    /** The port that it listens at. */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Takes no more connections and no more requests, ends polls as if there were nothing to do, and gives calls that
     * run the time of {@link ServerOptions#stopTimeout} to end.
     */
    @Override
    public void close() {
        polls.end();
        try {
            server.stop();
        } catch (Exception e) {
            // What did not end in time is cut off.
            LOG.debug("The server did not stop in order", e);
        }
    }
}
