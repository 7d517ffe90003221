package dev.loveless.benchmarks.components;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The yardstick of an invocation: the Runtime API with nothing behind it, for one container. */
final class BareRuntimeApi implements AutoCloseable {
    static {
        // Otherwise headers and body wait for each other's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Invocation(String event, CompletableFuture<String> answer) {}

    private final LinkedBlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> firstPoll = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile CompletableFuture<String> open = new CompletableFuture<>();

    BareRuntimeApi(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void awaitFirstPoll() {
        firstPoll.join();
    }

    String invoke(String event) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        invocations.add(new Invocation(event, answer));
        return answer.join();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/next")) {
            firstPoll.complete(null);
            try {
                next(exchange, invocations.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.close();
            }
        } else {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 202, "{\"status\":\"OK\"}");
            open.complete(body);
        }
    }

    private void next(HttpExchange exchange, Invocation invocation) throws IOException {
        open = invocation.answer();
        long deadline = System.currentTimeMillis() + 60_000;
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
        exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", ComponentCosts.FUNCTION);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, 200, invocation.event());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
