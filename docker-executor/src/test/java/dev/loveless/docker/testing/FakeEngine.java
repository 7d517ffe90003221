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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers like a Docker engine of some version, runs nothing, and keeps what it was asked. */
public final class FakeEngine implements AutoCloseable {
    private static final String NETWORK = "{\"Name\":\"n\",\"Id\":\"n1\",\"IPAM\":{\"Config\":[]}}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String version;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

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

    private void answer(HttpExchange exchange) throws IOException {
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
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
