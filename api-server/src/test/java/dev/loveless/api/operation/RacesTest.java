package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.TestApi;
import dev.loveless.api.protocol.ApiAnswer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls at once leave what one after the other could have left. */
class RacesTest {
    private static final int ROUNDS = 1_000;
    private static final String ACTIVITY = TestApi.PREFIX + ":activity:work";
    private static final String ARN = "{'activityArn': '" + ACTIVITY + "'}";
    private static final String CREATE = "{'name': 'work'}";
    private static final String TAGS = "'tags': [{'key': 'k', 'value': 'v'}]";

    private final TestApi api = TestApi.open();
    private final ExecutorService clients = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        clients.shutdownNow();
        api.close();
    }

    private record Call(String action, String request) {}

    /** Makes both calls at once, whatever they are answered. */
    private void atOnce(Call one, Call other) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(2);
        List<Callable<ApiAnswer>> calls = Stream.of(one, other)
                .<Callable<ApiAnswer>>map(call -> () -> {
                    begin.await();
                    return TestApi.join(api.send(call.action(), call.request()));
                })
                .toList();
        for (Future<ApiAnswer> answer : clients.invokeAll(calls)) {
            answer.get();
        }
    }

    private boolean isKnown() {
        return TestApi.join(api.send("DescribeActivity", ARN)).errorType().isEmpty();
    }

    @Test
    void anActivityIsKnownToTheApiAndToExecutionsOrToNeither() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            atOnce(new Call("CreateActivity", CREATE), new Call("DeleteActivity", ARN));

            assertThat(api.api().loveless().runtime().activities().exists(ACTIVITY))
                    .isEqualTo(isKnown());
        }
    }

    @Test
    void tagsOfAnActivityThatIsDeletedAreNotThoseOfTheNext() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            api.call("CreateActivity", CREATE);
            atOnce(
                    new Call("TagResource", "{'resourceArn': '" + ACTIVITY + "', " + TAGS + "}"),
                    new Call("DeleteActivity", ARN));
            api.call("CreateActivity", CREATE);

            assertThat(api.call("ListTagsForResource", "{'resourceArn': '" + ACTIVITY + "'}")
                            .path("tags"))
                    .isEmpty();
            api.call("DeleteActivity", ARN);
        }
    }
}
