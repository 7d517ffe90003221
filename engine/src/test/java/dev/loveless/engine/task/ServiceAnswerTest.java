package dev.loveless.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.engine.data.JsonData;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ServiceAnswerTest {
    @Test
    void datesOfHeadersHaveTwoDigitsForTheDay() {
        assertThat(ServiceAnswer.date(Instant.parse("2024-04-03T06:27:01Z")))
                .isEqualTo("Wed, 03 Apr 2024 06:27:01 GMT");
    }

    @Test
    void allHeadersAreAsTheyCameAndSingleOnesAreSorted() {
        JsonData answer = ServiceAnswer.of(JsonNodeFactory.instance.objectNode())
                .jsonHeaders("id", Instant.EPOCH, "application/json", 2)
                .withMetadata("id", 200);

        assertThat(answer.tree().path("SdkHttpMetadata").path("AllHttpHeaders").fieldNames())
                .toIterable()
                .containsExactly("x-amzn-RequestId", "connection", "Content-Length", "Date", "Content-Type");
        assertThat(answer.tree().path("SdkHttpMetadata").path("HttpHeaders").fieldNames())
                .toIterable()
                .containsExactly("connection", "Content-Length", "Content-Type", "Date", "x-amzn-RequestId");
    }

    @Test
    void keysAreSortedAtEveryLevel() {
        ObjectNode unsorted = (ObjectNode) JsonData.parse("{\"b\":[{\"d\":1,\"c\":2}],\"a\":{\"f\":1,\"e\":2}}")
                .orElseThrow()
                .tree();

        assertThat(ServiceAnswer.sorted(unsorted)).hasToString("{\"a\":{\"e\":2,\"f\":1},\"b\":[{\"c\":2,\"d\":1}]}");
    }
}
