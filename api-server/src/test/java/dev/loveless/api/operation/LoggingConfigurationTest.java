package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.TestApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingConfigurationTest {
    private static final String GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/mine:*";

    private final TestApi api = TestApi.open();

    @AfterEach
    void close() {
        api.close();
    }

    private static String logsTo(String machine, String destination) {
        return "{'stateMachineArn': '" + machine + "', 'loggingConfiguration': {'level': 'ALL', 'destinations': ["
                + destination + "]}}";
    }

    private static String group(String arn) {
        return "{'cloudWatchLogsLogGroup': {'logGroupArn': '" + arn + "'}}";
    }

    @Test
    void aLogGroupIsNamedWithAllItsStreams() {
        String machine = api.machine("logs", "STANDARD", TestApi.PASS);
        api.call("UpdateStateMachine", logsTo(machine, group(GROUP)));

        assertThat(api.call("DescribeStateMachine", "{'stateMachineArn': '" + machine + "'}")
                        .at("/loggingConfiguration/destinations/0/cloudWatchLogsLogGroup/logGroupArn")
                        .asText())
                .isEqualTo(GROUP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:logs:us-east-1:123456789012:log-group:mine",
                "arn:aws:logs:us-east-1:123456789012:log-group:mine:",
                "arn:aws:logs:us-east-1:123456789012:log-group::*",
                "arn:aws:s3:::mine:*",
                "mine:*"
            })
    void whatIsNoLogGroupIsNotFound(String arn) {
        String machine = api.machine("logs", "STANDARD", TestApi.PASS);

        var refused = api.refused("UpdateStateMachine", logsTo(machine, group(arn)));
        assertThat(refused.type()).isEqualTo("InvalidLoggingConfiguration");
        assertThat(refused.message()).isEqualTo("Invalid Logging Configuration: Log Destination not found.");
    }

    @Test
    void aDestinationThatNamesNothingIsNone() {
        String machine = api.machine("logs", "STANDARD", TestApi.PASS);

        assertThat(api.refused("UpdateStateMachine", logsTo(machine, "{}")).message())
                .isEqualTo("Invalid Logging Configuration: Must specify exactly one Log Destination.");
    }
}
