package dev.loveless.api.server;

import static dev.loveless.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Health, metrics and the access log. */
class TelemetryTest extends RunningServer {
    @Test
    void tellsItsHealth() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/_loveless/health")));

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/json"));
        JsonNode health = new ObjectMapper().readTree(answer.body());
        assertThat(health.path("status").asText()).isEqualTo("ok");
        assertThat(health.path("version").asText()).isEqualTo("1.2.3");
        assertThat(health.path("account").asText()).isEqualTo("111111111111");
        assertThat(health.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(health.path("uptimeSeconds").isNumber()).isTrue();
    }

    @Test
    void tellsItsMetrics() throws Exception {
        send(request("/", "AWSStepFunctions.DescribeExecution", "{}"));
        send(request("/", "AWSStepFunctions.ListActivities", "{}"));

        assertThat(metrics())
                .contains("loveless_api_calls_total{action=\"DescribeExecution\",error=\"ExecutionDoesNotExist\"} 1.0")
                .contains("loveless_api_calls_total{action=\"ListActivities\",error=\"\"} 1.0")
                .contains("loveless_api_call_duration_seconds_count{action=\"ListActivities\"} 1")
                .contains("loveless_executions{status=\"RUNNING\"} 3.0")
                .contains("loveless_api_open_calls 0.0")
                .contains("jvm_threads_current")
                .contains("jvm_memory_used_bytes{area=\"heap\"}");
    }

    @Test
    void metricsDoNotGrowWithTheTargetsOfStrangers() throws Exception {
        for (int i = 0; i < 300; i++) {
            send(request("/", "AWSStepFunctions.Action" + i, "{}"));
        }

        assertThat(metrics().lines().filter(line -> line.startsWith("loveless_api_calls_total")))
                .hasSizeLessThan(200);
    }

    @Test
    void logsAnswersAsLinesOfJson() throws Exception {
        send(request("/", "AWSStepFunctions.DescribeExecution", "{}").header("User-Agent", "test\"er"));
        await().until(() -> !log.isEmpty());

        JsonNode line = new ObjectMapper().readTree(log.get(0));
        assertThat(line.path("target").asText()).isEqualTo("AWSStepFunctions.DescribeExecution");
        assertThat(line.path("status").asInt()).isEqualTo(400);
        assertThat(line.path("error").asText()).isEqualTo("ExecutionDoesNotExist");
        assertThat(line.path("requestId").asText()).isEqualTo(FakeApi.REQUEST_ID);
        assertThat(line.path("userAgent").asText()).isEqualTo("test\"er");
        assertThat(line.path("requestBytes").asInt()).isEqualTo(2);
        assertThat(line.path("responseBytes").asInt()).isPositive();
    }
}
