package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.TestApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateStateMachineTest {
    private static final int ROUNDS = 200;

    private final TestApi api = TestApi.open();
    private final ExecutorService clients = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        clients.shutdownNow();
        api.close();
    }

    private JsonNode update(String machine, String change) {
        return api.call("UpdateStateMachine", "{'stateMachineArn': '" + machine + "', " + change + "}");
    }

    @Test
    void updatesOfDifferentMembersAtOnceAreAllKept() throws ExecutionException, InterruptedException {
        String machine = api.machine("busy", "STANDARD", TestApi.PASS);
        for (int round = 0; round < ROUNDS; round++) {
            String role = "arn:aws:iam::123456789012:role/r" + round;
            boolean tracing = round % 2 == 0;
            Future<JsonNode> one = clients.submit(() -> update(machine, "'roleArn': '" + role + "'"));
            Future<JsonNode> two =
                    clients.submit(() -> update(machine, "'tracingConfiguration': {'enabled': " + tracing + "}"));
            one.get();
            two.get();

            JsonNode described = api.call("DescribeStateMachine", "{'stateMachineArn': '" + machine + "'}");
            assertThat(described.path("roleArn").asText()).isEqualTo(role);
            assertThat(described.at("/tracingConfiguration/enabled").asBoolean())
                    .isEqualTo(tracing);
        }
    }

    @Test
    void aVersionPublishedWithAnUpdateIsOfThatUpdate() throws ExecutionException, InterruptedException {
        String machine = api.machine("busy", "STANDARD", TestApi.PASS);
        Map<String, Future<JsonNode>> answers = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            String role = "arn:aws:iam::123456789012:role/r" + round;
            answers.put(role, clients.submit(() -> update(machine, "'roleArn': '" + role + "', 'publish': true")));
        }
        List<String> versions = new ArrayList<>();
        for (Map.Entry<String, Future<JsonNode>> answer : answers.entrySet()) {
            String version =
                    answer.getValue().get().path("stateMachineVersionArn").asText();
            versions.add(version);
            JsonNode described = api.call("DescribeStateMachine", "{'stateMachineArn': '" + version + "'}");
            assertThat(described.path("roleArn").asText()).isEqualTo(answer.getKey());
            assertThat(described.path("revisionId"))
                    .isEqualTo(answer.getValue().get().path("revisionId"));
        }
        assertThat(versions).doesNotHaveDuplicates();
    }

    @Test
    void anUpdateThatCannotBePublishedChangesNothing() {
        String machine = api.machine("full", "STANDARD", TestApi.PASS);
        for (int version = 0; version < 1000; version++) {
            update(machine, "'publish': true, 'roleArn': 'arn:aws:iam::123456789012:role/r" + version + "'");
        }
        String request = "{'stateMachineArn': '" + machine + "'}";
        JsonNode before = api.call("DescribeStateMachine", request);

        assertThat(api.refused(
                                "UpdateStateMachine",
                                "{'stateMachineArn': '" + machine
                                        + "', 'publish': true, 'roleArn': 'arn:aws:iam::123456789012:role/more'}")
                        .type())
                .isEqualTo("ServiceQuotaExceededException");
        assertThat(api.call("DescribeStateMachine", request)).isEqualTo(before);
    }
}
