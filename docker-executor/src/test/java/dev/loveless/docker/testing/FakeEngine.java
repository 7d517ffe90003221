package dev.loveless.docker.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loveless.docker.client.EngineLimits;
import dev.loveless.docker.client.EngineSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers like a Docker engine of some version, runs nothing, and keeps what it was asked. */
public final class FakeEngine implements AutoCloseable {
    private static final String NETWORK = "{\"Name\":\"n\",\"Id\":\"n1\",\"IPAM\":{\"Config\":[]}}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String version;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> others = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile Duration removalTime = Duration.ZERO;

    private record Answer(int status, String body) {}

    /** What it was asked. */
    public record Request(String method, String path, String body) {}

    private FakeEngine(String version) throws IOException {
        this.version = version;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** @param version of the API, the newest that it speaks */
    public static FakeEngine ofVersion(String version) throws IOException {
        return new FakeEngine(version);
    }

    public String host() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    public EngineSettings settings() {
        return new EngineSettings(
                Map.of("DOCKER_HOST", host()), Path.of("/nonexistent"), Optional.empty(), EngineLimits.DEFAULT, false);
    }

    public List<Request> requests() {
        return requests;
    }

    /** Another answer to a call, e.g. {@code DELETE /containers/c1}, than the usual one. */
    public void answers(String call, int status, String body) {
        others.put(call, new Answer(status, body));
    }

    /** It takes connections from now on, and says nothing. */
    public void hang() {
        hangs = true;
    }

    public void removalsTake(Duration time) {
        removalTime = time;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (hangs) {
            silence(Duration.ofMinutes(10));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            silence(removalTime);
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        requests.add(new Request(exchange.getRequestMethod(), path, body));
        String call = path.replaceFirst("^/v[0-9.]+", "");
        String answer = switch (call) {
            case "/version" -> "{\"ApiVersion\":\"" + version + "\",\"Version\":\"99\"}";
            case "/containers/create" -> "{\"Id\":\"c1\",\"Warnings\":[]}";
            case "/networks/create" -> "{\"Id\":\"n1\"}";
            case "/containers/c1/json" -> "{\"Id\":\"c1\",\"HostConfig\":{\"DeviceRequests\":null}}";
            case "/containers/json", "/networks" -> "[]";
            default -> call.startsWith("/networks/") ? NETWORK : "{}";
        };
        Answer given = others.getOrDefault(exchange.getRequestMethod() + " " + call, new Answer(200, answer));
        byte[] bytes = given.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(given.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** For so long, or until it is closed. */
    private void silence(Duration time) {
        try {
            if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
