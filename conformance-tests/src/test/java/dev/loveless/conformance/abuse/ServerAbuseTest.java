package dev.loveless.conformance.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.conformance.Patience;
import dev.loveless.conformance.abuse.Caller.Reply;
import dev.loveless.engine.Loveless;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests broken at random, in their bodies and in all that is around them. The seed is in each message;
 * {@code -Dloveless.fuzz.seed} repeats a run, {@code -Dloveless.fuzz.requests} says how many.
 */
class ServerAbuseTest {
    private static final int REQUESTS = Integer.getInteger("loveless.fuzz.requests", 4_000);
    private static final long SEED = Long.getLong("loveless.fuzz.seed", 1);
    private static final int PARTS = 4;
    private static final int FIRST_FAULT = 500;
    private static final int FIRST_REFUSAL = 400;
    private static final int MOST_READ_BYTES = 16 << 20;
    private static final int SHOWN_BYTES = 1_000;
    private static final long MOST_GROWTH = 48L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ScheduledExecutorService impatience = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> answers = new HashSet<>();
    private StepFunctionsApi api;
    private ApiServer server;
    private List<ValidRequest> requests;

    @BeforeEach
    void start() throws IOException {
        requests = ValidRequest.all();
        // No wait, however long, holds anything up; and what is kept is soon as much as there may be.
        api = StepFunctionsApi.open(
                Loveless.builder()
                        .account("111111111111")
                        .virtualTimeInBackground()
                        .retainedExecutions(200),
                ApiSettings.DEFAULT);
        server = ApiServer.start(api, new ServerOptions().port(0).bodyTimeout(Patience.LIMIT));
        impatience.scheduleWithFixedDelay(api::endPolls, 20, 20, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        impatience.shutdownNow();
        server.close();
        api.close();
    }

    @Test
    @Timeout(1800)
    void isAnsweredWithErrorsOfTheCallerAndLeavesTheServerAsItWas() throws IOException {
        try (Caller caller = new Caller(server.port())) {
            callAll(caller);
            long before = usedBytesAfterClearing(caller);
            for (int part = 0; part < PARTS; part++) {
                callAll(caller);
                for (int round = 0; round < REQUESTS / PARTS; round++) {
                    abuse(caller, SEED * 1_000_003 + part * REQUESTS + round);
                }
            }
            callAll(caller);
            long after = usedBytesAfterClearing(caller);

            assertThat(after - before).as("bytes kept").isLessThan(MOST_GROWTH);
        }
        assertThat(answers)
                .contains("ValidationException", "SerializationException", "InvalidArn", "InvalidDefinition")
                .hasSizeGreaterThan(15);
    }

    /** What is in order is met, or refused for what there is: the server is at work as ever. */
    private void callAll(Caller caller) throws IOException {
        for (ValidRequest request : requests) {
            Reply reply = caller.call(request.action(), ValidRequest.asSent(request.body()));
            check(reply, request.toString());
            assertThat(reply.status()).as(request.toString()).isIn(200, 400);
        }
        assertThat(caller.call("ListStateMachines", bytes(MAPPER.createObjectNode()))
                        .status())
                .isEqualTo(200);
    }

    private void abuse(Caller caller, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ValidRequest request = requests.get(random.nextInt(requests.size()));
        ObjectNode tree = request.body().deepCopy();
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            TreeMutation.mutate(tree, random);
        }
        byte[] body = ValidRequest.asSent(tree);
        int kind = random.nextInt(10);
        if (kind < 6) {
            String shown = shown(seed, request.action(), body);
            // The rest of what is far too large is not waited for.
            Reply reply = said(
                    shown,
                    () -> body.length < MOST_READ_BYTES
                            ? caller.call(request.action(), body)
                            : caller.say(Caller.request(request.action(), body)));
            check(reply, shown);
            assertThat(reply.status() > 0 || body.length >= MOST_READ_BYTES)
                    .as(shown)
                    .isTrue();
        } else if (kind < 8) {
            byte[] broken = broken(ValidRequest.asSent(request.body()), random);
            String shown = shown(seed, request.action(), broken);
            check(said(shown, () -> caller.call(request.action(), broken)), shown);
        } else {
            byte[] said = HttpMutation.request(request.action(), body, random);
            String shown = shown(seed, "", said);
            check(said(shown, () -> caller.say(said)), shown);
        }
    }

    private interface Saying {
        Reply say() throws IOException;
    }

    private static Reply said(String shown, Saying saying) {
        try {
            return saying.say();
        } catch (IOException e) {
            throw new AssertionError("No answer to " + shown, e);
        }
    }

    private static String shown(long seed, String action, byte[] said) {
        return "seed " + seed + ": " + action + " "
                + new String(said, 0, Math.min(said.length, SHOWN_BYTES), StandardCharsets.ISO_8859_1);
    }

    private static byte[] broken(byte[] body, SplittableRandom random) {
        byte[] broken = body.clone();
        for (int changes = random.nextInt(1, 4); changes > 0 && broken.length > 1; changes--) {
            int at = random.nextInt(broken.length);
            switch (random.nextInt(3)) {
                case 0 -> broken[at] = (byte) random.nextInt(256);
                case 1 -> broken[at] = (byte) "{}[]:,\"\\0".charAt(random.nextInt(9));
                default -> broken = Arrays.copyOf(broken, at);
            }
        }
        return broken;
    }

    private void check(Reply reply, String shown) {
        String answer = reply.status() + " " + reply.body();
        assertThat(reply.status()).as("%s%n%s", answer, shown).isLessThan(FIRST_FAULT);
        assertThat(reply.body()).as(shown).doesNotContain("\tat ", "Exception:");
        if (reply.status() >= FIRST_REFUSAL && !reply.body().isEmpty()) {
            assertThat(reply.head()).as(shown).contains("x-amzn-requestid: ", "x-amzn-errortype: ");
            answers.add(typeIn(reply.body(), shown));
        }
    }

    private static String typeIn(String body, String shown) {
        try {
            JsonNode error = MAPPER.readTree(body);
            assertThat(error.path("message").isTextual()).as(shown).isTrue();
            return error.path("__type").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON in the answer to " + shown, e);
        }
    }

    /** Deletes all that was made, and tells what is left. */
    private long usedBytesAfterClearing(Caller caller) throws IOException {
        clear(caller, "ListStateMachines", "stateMachines", "stateMachineArn", "DeleteStateMachine");
        clear(caller, "ListActivities", "activities", "activityArn", "DeleteActivity");
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void clear(Caller caller, String list, String items, String arn, String delete) throws IOException {
        JsonNode page = MAPPER.readTree(
                        caller.call(list, bytes(MAPPER.createObjectNode())).body())
                .path(items);
        while (!page.isEmpty()) {
            for (JsonNode item : page) {
                ObjectNode body =
                        MAPPER.createObjectNode().put(arn, item.path(arn).asText());
                assertThat(caller.call(delete, bytes(body)).status())
                        .as("%s %s", delete, body)
                        .isEqualTo(200);
            }
            page = MAPPER.readTree(
                            caller.call(list, bytes(MAPPER.createObjectNode())).body())
                    .path(items);
        }
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
