package dev.loveless.docker.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that gives one answer to all, and keeps what it was asked. */
final class FakeService implements AutoCloseable {
    record Asked(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final int status;
    private final Map<String, String> headers;
    private final String answer;

    private FakeService(int status, Map<String, String> headers, String answer) throws IOException {
        this.status = status;
        this.headers = headers;
        this.answer = answer;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeService answering(String answer) throws IOException {
        return new FakeService(200, Map.of("x-amzn-RequestId", "id-1"), answer);
    }

    static FakeService refusing(int status, Map<String, String> headers, String answer) throws IOException {
        return new FakeService(status, headers, answer);
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Asked asked() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
