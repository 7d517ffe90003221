package dev.loveless.docker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.runtime.RuntimeRequest.Payload;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is done once, whatever becomes of the connections. */
class RuntimeDeliveryTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Pattern REQUEST_ID = Pattern.compile("(?i)Lambda-Runtime-Aws-Request-Id: (\\S+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)Content-Length: (\\d+)");

    private final RuntimeServer server = new RuntimeServer();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        server.close();
    }

    /** Tells what a runtime does. */
    private static final class Answers implements RuntimeListener {
        private final BlockingQueue<String> given = new LinkedBlockingQueue<>();

        @Override
        public void ready() {}

        @Override
        public void handedOver(String requestId) {}

        @Override
        public boolean answered(String requestId, String payload) {
            return given.add(requestId);
        }

        @Override
        public boolean failed(String requestId, String payload) {
            return given.add("failed: " + requestId);
        }

        @Override
        public boolean initFailed(String payload) {
            return given.add("init failed");
        }
    }

    private record Reply(int status, String head) {
        String requestId() {
            return found(REQUEST_ID, head);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** Reads exactly the reply, and hangs up that moment. */
    private static Reply call(RuntimeApi api, String request) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, api.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                head.write(in.readByte());
            }
            String text = head.toString(StandardCharsets.UTF_8);
            in.readNBytes(Integer.parseInt(found(LENGTH, text)));
            return new Reply(Integer.parseInt(text.substring(9, 12)), text);
        }
    }

    private static Reply next(RuntimeApi api) throws IOException {
        return call(api, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n");
    }

    private static Reply answer(RuntimeApi api, String requestId) throws IOException {
        return call(
                api,
                "POST /2018-06-01/runtime/invocation/" + requestId + "/response HTTP/1.1\r\nHost: api\r\n"
                        + "Connection: close\r\nContent-Length: 4\r\n\r\nnull");
    }

    private static RuntimeRequest request(int number, int size) {
        return new RuntimeRequest(
                "id-" + number,
                new Payload(("\"" + "x".repeat(size) + "\"").getBytes(StandardCharsets.UTF_8)),
                "arn:aws:lambda:us-east-1:123456789012:function:work",
                Optional.empty(),
                Optional.empty(),
                "Root=1-a-b");
    }

    private List<String> taken(RuntimeApi api, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = next(api).requestId();
            ids.add(id);
            assertThat(answer(api, id).status()).as("answer to " + id).isEqualTo(202);
        }
        return ids;
    }

    private void isDoneOnce(int count, int size) throws Exception {
        Answers answers = new Answers();
        RuntimeApi api = server.open(LOOPBACK, "work", answers);
        Future<List<String>> runtime = threads.submit(() -> taken(api, count));
        List<String> given = IntStream.range(0, count).mapToObj(i -> "id-" + i).toList();
        for (int i = 0; i < count && !runtime.isDone(); i++) {
            // Mostly it waits for it already.
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
            while (!api.isAsked() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            api.give(request(i, size));
            String answered = null;
            while (answered == null && !runtime.isDone()) {
                answered = answers.given.poll(10, TimeUnit.MILLISECONDS);
            }
            if (answered == null) break;
            assertThat(answered).isEqualTo("id-" + i);
        }
        assertThat(runtime.get(30, TimeUnit.SECONDS)).isEqualTo(given);
    }

    @Test
    void aRuntimeThatHangsUpAsSoonAsItHasARequestGetsItOnce() throws Exception {
        List<Callable<Void>> runtimes = new ArrayList<>();
        for (int size : List.of(10, 10, 10, 10)) {
            runtimes.add(() -> {
                isDoneOnce(Integer.getInteger("rounds", 3_000), size);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(runtimes)) {
            done.get();
        }
    }
}
