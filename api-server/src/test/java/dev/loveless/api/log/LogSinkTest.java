package dev.loveless.api.log;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.loveless.api.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogSinkTest {
    @TempDir
    Path directory;

    @Test
    void eventsAreInTheFileSoonWithoutClosing() throws IOException {
        Path file = directory.resolve("events");
        try (LogSink sink = LogSink.named(file.toString())) {
            sink.write("{\"a\":1}");

            await().untilAsserted(() -> assertThat(file).hasContent("{\"a\":1}"));
            assertThat(Files.readString(file)).endsWith("}\n");
        }
    }

    @Test
    void aFileIsAppendedTo() throws IOException {
        Path file = directory.resolve("events");
        for (String event : List.of("1", "2")) {
            try (LogSink sink = LogSink.to(file)) {
                sink.write(event);
            }
        }

        assertThat(file).hasContent("1\n2");
    }

    @Test
    void manyThreadsWriteWholeLinesEachInItsOrder() throws IOException {
        Path file = directory.resolve("events");
        try (LogSink sink = LogSink.to(file)) {
            IntStream.range(0, 8)
                    .parallel()
                    .forEach(writer -> IntStream.range(0, 5_000).forEach(i -> sink.write(writer + " " + i)));
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(40_000);
        for (int writer = 0; writer < 8; writer++) {
            String own = writer + " ";
            assertThat(lines.stream().filter(line -> line.startsWith(own)).map(line -> line.substring(own.length())))
                    .isEqualTo(IntStream.range(0, 5_000)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAtOnce() {
        assertThatThrownBy(() -> LogSink.named(directory.resolve("no/file").toString()))
                .isInstanceOf(IOException.class);
    }

    /** Takes nothing until it is let. */
    private static final class HangingStream extends OutputStream {
        final CountDownLatch let = new CountDownLatch(1);
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        @Override
        public void write(int value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                let.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            taken.write(bytes, from, length);
        }
    }

    @Test
    void whoeverWritesWaitsASecondAtMostForAPlaceThatHangs() {
        HangingStream stream = new HangingStream();
        LogSink sink = new LogSink("a pipe", new StreamDestination(stream, false), 10);
        long before = System.nanoTime();

        IntStream.range(0, 1_000).forEach(i -> sink.write("12345"));

        // A second for each would be a quarter of an hour.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(900), Patience.LIMIT);
        stream.let.countDown();
        sink.close();
        assertThat(stream.taken.toString(StandardCharsets.UTF_8)).isEqualTo("12345\n12345\n");
    }

    @Test
    void aPlaceThatWasStuckTakesEventsAgain() {
        HangingStream stream = new HangingStream();
        try (LogSink sink = new LogSink("a pipe", new StreamDestination(stream, false), 3)) {
            IntStream.range(0, 4).forEach(i -> sink.write("old"));
            stream.let.countDown();

            // What the place has taken makes room a moment later.
            await().until(() -> {
                sink.write("new");
                return stream.taken.size() > 4;
            });
        }

        assertThat(stream.taken.toString(StandardCharsets.UTF_8)).matches("old\n(new\n)+");
    }

    @Test
    void whatAStreamRefusesIsDroppedAndTheRestIsNot() {
        AtomicInteger calls = new AtomicInteger();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (calls.getAndIncrement() == 0) {
                    throw new IOException("No space left on device");
                }
                taken.write(bytes, from, length);
            }
        };
        try (LogSink sink = LogSink.to("a disk", stream)) {
            sink.write("1");
            await().until(() -> calls.get() == 1);
            sink.write("2");
        }

        assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("2\n");
    }

    /** An endpoint that answers with these statuses in turn, then with 200. */
    private static HttpServer endpoint(List<String> received, Integer... statuses) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger calls = new AtomicInteger();
        server.createContext("/", exchange -> {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + type + " " + body);
            int call = calls.getAndIncrement();
            exchange.sendResponseHeaders(call < statuses.length ? statuses[call] : 200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** With limits that only what hangs comes to, however busy the machine. */
    private static LogSink to(HttpServer server) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
        return new LogSink(
                "an endpoint",
                new HttpDestination(endpoint, Patience.LIMIT),
                LogSink.MOST_WAITING_CHARACTERS,
                Patience.LIMIT.multipliedBy(2));
    }

    @Test
    void eventsArePostedOneByOne() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = endpoint(received);
        try (LogSink sink = to(server)) {
            sink.write("{\"a\":1}");
            sink.write("{\"a\":2}");
        } finally {
            server.stop(0);
        }

        assertThat(received)
                .containsExactly("POST /events application/json {\"a\":1}", "POST /events application/json {\"a\":2}");
    }

    @Test
    void aPostThatIsRefusedIsTriedAgain() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = endpoint(received, 503, 500);
        try (LogSink sink = to(server)) {
            sink.write("1");
            await().until(() -> received.size() == 3);
            sink.write("2");
        } finally {
            server.stop(0);
        }

        assertThat(received.stream().map(line -> line.substring(line.length() - 1)))
                .containsExactly("1", "1", "1", "2");
    }

    @Test
    void afterAnEventThatWasGivenUpOthersAreTriedOnceUntilOneArrives() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = endpoint(received, 500, 500, 500, 500, 500, 200, 500);
        try (LogSink sink = to(server)) {
            sink.write("1");
            sink.write("2");
            sink.write("3");
            sink.write("4");
            await().until(() -> received.size() == 8);
        } finally {
            server.stop(0);
        }

        assertThat(received.stream().map(line -> line.substring(line.length() - 1)))
                .containsExactly("1", "1", "1", "1", "2", "3", "4", "4");
    }

    @Test
    void anEndpointThatIsNotThereHoldsNobodyUp() throws IOException {
        HttpServer server = endpoint(new CopyOnWriteArrayList<>());
        server.stop(0);
        long before = System.nanoTime();

        try (LogSink sink = to(server)) {
            IntStream.range(0, 100).forEach(i -> sink.write("{}"));
        }

        // Further attempts at each would be three and a half minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Patience.LIMIT);
    }

    @Test
    void aUrlThatIsNoneIsSaidAtOnce() {
        assertThatThrownBy(() -> LogSink.named("http:// /")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogSink.posting(URI.create("ftp://host/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsWrittenAfterTheEndIsDropped() throws IOException {
        Path file = directory.resolve("events");
        LogSink sink = LogSink.to(file);
        sink.close();

        sink.write("late");

        assertThat(file).isEmptyFile();
    }
}
