package dev.loveless.docker.runtime;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.runtime.RuntimeRequest.Payload;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is done once, whatever becomes of the connections. */
class RuntimeDeliveryTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int ROUNDS = 300;
    private static final String NEXT =
            "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n";
    private static final Pattern REQUEST_ID = Pattern.compile("(?i)Lambda-Runtime-Aws-Request-Id: (\\S+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)Content-Length: (\\d+)");

    private final RuntimeServer server = new RuntimeServer();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        server.close();
    }

    /** Tells what a runtime answers, and may be slow to hear that a request is handed over. */
    private static final class Answers implements RuntimeListener {
        private final BlockingQueue<String> given = new LinkedBlockingQueue<>();
        private final Queue<Runnable> whenHandedOver = new ConcurrentLinkedQueue<>();

        @Override
        public void ready() {}

        @Override
        public void handedOver(String requestId) {
            Optional.ofNullable(whenHandedOver.poll()).ifPresent(Runnable::run);
        }

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

    private static Socket asking(RuntimeApi api, String request, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(LOOPBACK, api.address().getPort()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** Reads exactly the reply, and hangs up that moment. */
    private static Reply call(RuntimeApi api, String request) throws IOException {
        try (Socket socket = asking(api, request, 64 * 1024)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String head = head(in);
            in.readFully(new byte[Integer.parseInt(found(LENGTH, head))]);
            return new Reply(Integer.parseInt(head.substring(9, 12)), head);
        }
    }

    private static Reply next(RuntimeApi api) throws IOException {
        return call(api, NEXT);
    }

    private static Reply answer(RuntimeApi api, String requestId) throws IOException {
        return call(
                api,
                "POST /2018-06-01/runtime/invocation/" + requestId + "/response HTTP/1.1\r\nHost: api\r\n"
                        + "Connection: close\r\nContent-Length: 4\r\n\r\nnull");
    }

    private static void isAccepted(RuntimeApi api, String requestId) throws IOException {
        assertThat(answer(api, requestId).status()).as("answer to " + requestId).isEqualTo(202);
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

    private static void awaitQuestion(RuntimeApi api) {
        await().pollInterval(Duration.ofNanos(50_000)).until(api::isAsked);
    }

    /** What a runtime does that has a connection for each request, as those made of shell commands. */
    private static List<String> doAll(RuntimeApi api, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(next(api).requestId());
            isAccepted(api, ids.get(i));
        }
        return ids;
    }

    private void doAllOnce(RuntimeApi api, Answers answers) throws Exception {
        Future<List<String>> runtime = threads.submit(() -> doAll(api, ROUNDS));
        List<String> given = new ArrayList<>();
        while (given.size() < ROUNDS && !runtime.isDone()) {
            // That the request is handed over by this thread, with the connection's own looking on.
            while (!api.isAsked() && !runtime.isDone()) {
                Thread.onSpinWait();
            }
            RuntimeRequest request = request(given.size(), 10);
            given.add(request.id());
            api.give(request);
            while (!runtime.isDone() && answers.given.poll(10, TimeUnit.MILLISECONDS) == null) {}
        }
        assertThat(runtime.get(60, TimeUnit.SECONDS)).isEqualTo(given);
    }

    private void hangUpAndAskAgain(RuntimeApi api) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            RuntimeRequest request = request(i, 10);
            Future<?> given;
            try (Socket socket = asking(api, NEXT, 64 * 1024)) {
                awaitQuestion(api);
                given = threads.submit(() -> api.give(request));
            }
            given.get();
            Reply reply = next(api);
            // It was written, so that it counts as taken, or else it is given now.
            assertThat(reply.status()).isIn(200, 403);
            isAccepted(api, request.id());
        }
    }

    private interface Round {
        void play(RuntimeApi api, Answers answers) throws Exception;
    }

    /** All at once, that they get into each other's way. */
    private void forSomeRuntimes(Round round) throws Exception {
        List<Callable<Boolean>> runtimes = Collections.nCopies(4, () -> {
            Answers answers = new Answers();
            round.play(server.open(LOOPBACK, "work", answers), answers);
            return true;
        });
        for (Future<Boolean> done : threads.invokeAll(runtimes)) {
            assertThat(done.get()).isTrue();
        }
    }

    @Test
    void aRuntimeThatHangsUpAsSoonAsItHasReadARequestGetsItOnce() throws Exception {
        forSomeRuntimes(this::doAllOnce);
    }

    @Test
    void aRequestIsNotLostThoughTheRuntimeHangsUpWhileItIsGiven() throws Exception {
        forSomeRuntimes((api, answers) -> hangUpAndAskAgain(api));
    }

    @Test
    void aRequestOfWhichNothingIsWrittenYetIsGivenToARuntimeThatHasHungUpAndAsksAgain() throws Exception {
        Answers answers = new Answers();
        RuntimeApi api = server.open(LOOPBACK, "work", answers);
        CompletableFuture<Reply> again = new CompletableFuture<>();
        try (Socket socket = asking(api, NEXT, 64 * 1024)) {
            awaitQuestion(api);
            answers.whenHandedOver.add(() -> {
                try {
                    socket.close();
                    again.complete(next(api));
                } catch (IOException e) {
                    again.completeExceptionally(e);
                }
            });
            api.give(request(1, 10));
        }
        assertThat(again.get().requestId()).isEqualTo("id-1");
        isAccepted(api, "id-1");
    }

    @Test
    void aRequestThatCouldNotBeWrittenIsGivenToARuntimeThatAsksAgainAtOnce() throws Exception {
        RuntimeApi api = server.open(LOOPBACK, "work", new Answers());
        for (int i = 0; i < 20; i++) {
            // More than the buffers of a connection hold.
            RuntimeRequest large = request(i, 24 * 1024 * 1024);
            try (Socket socket = asking(api, NEXT, 4 * 1024)) {
                awaitQuestion(api);
                api.give(large);
                head(new DataInputStream(socket.getInputStream()));
            }
            assertThat(next(api).requestId()).isEqualTo(large.id());
            isAccepted(api, large.id());
        }
    }

    @Test
    void whoAsksAgainWhileARequestIsWrittenIsTurnedDownWhenItWas() throws Exception {
        RuntimeApi api = server.open(LOOPBACK, "work", new Answers());
        RuntimeRequest large = request(1, 24 * 1024 * 1024);
        try (Socket socket = asking(api, NEXT, 4 * 1024)) {
            awaitQuestion(api);
            api.give(large);
            Future<Reply> again = threads.submit(() -> next(api));
            awaitQuestion(api);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[Integer.parseInt(found(LENGTH, head(in)))]);
            assertThat(again.get(60, TimeUnit.SECONDS).status()).isEqualTo(403);
            isAccepted(api, large.id());
        }
    }
}
