package dev.loveless.engine.inspect;

import static dev.loveless.engine.inspect.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.asl.resource.TaskResource.ServiceCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultShapesTest {
    private static Optional<String> fault(String call, String result, FieldValidationMode mode) {
        ServiceCall parsed =
                (ServiceCall) TaskResource.parse("arn:aws:states:::" + call).orElseThrow();
        try {
            return ResultShapes.fault(parsed, new ObjectMapper().readTree(json(result)), mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "states:startExecution.sync  | {'ExecutionArn': 'a'}           | Required field 'StateMachineArn' is missing",
                "aws-sdk:ssm:getParameter    | {'Parameter': []}               | Field 'Parameter' must be an object",
                "aws-sdk:ssm:getParameter    | {'Parameter': {'Type': 'Blob'}} | Field 'Type' is not an expected value",
                "dynamodb:getItem            | {'Item': {'id': {'S': 7}}}      | Field 'S' must be a string",
                "dynamodb:getItem            | {'Item': {'id': {'M': {'in': {'N': 7}}}}} | Field 'N' must be a string",
                "ecs:runTask                 | {'Tasks': [{'Containers': [{'ExitCode': 'x'}]}]} | Field 'ExitCode' must be a number",
                "aws-sdk:s3:listObjectsV2    | {'IsTruncated': 'no'}           | Field 'IsTruncated' must be a boolean",
                "batch:submitJob             | {'JobName': 'n'}                | Required field 'JobId' is missing",
                "events:putEvents            | {'Entries': [{'EventId': '"
                        + "0123456789012345678901234567890123456789012345678901234567890123456789'}]}"
                        + " | Field 'EventId' exceeds the maximum length"
            })
    void strictlyAnAnswerIsWhatTheServiceGives(String call, String result, String message) {
        assertThat(fault(call, result, FieldValidationMode.STRICT))
                .contains("Mock result schema validation error: " + message);
    }

    @Test
    void onlyPresentMembersCountWhereOnlyTheyAreAskedFor() {
        assertThat(fault("batch:submitJob", "{'JobName': 'n'}", FieldValidationMode.PRESENT))
                .isEmpty();
        assertThat(fault("batch:submitJob", "{'JobName': 1}", FieldValidationMode.PRESENT))
                .isPresent();
        assertThat(fault("batch:submitJob", "{'JobName': 1}", FieldValidationMode.NONE))
                .isEmpty();
    }

    @Test
    void theOutputOfANestedExecutionIsParsedInTheSecondForm() {
        String ended =
                "{'ExecutionArn': 'a', 'StateMachineArn': 'm', 'StartDate': 'd', 'Status': 'SUCCEEDED', 'Output': %s}";

        assertThat(fault("states:startExecution.sync:2", ended.formatted("{}"), FieldValidationMode.STRICT))
                .isEmpty();
        assertThat(fault("states:startExecution.sync", ended.formatted("{}"), FieldValidationMode.STRICT))
                .contains("Mock result schema validation error: Field 'Output' must be a string");
    }

    @ParameterizedTest
    @CsvSource({"lambda:invoke", "http:invoke", "sqs:sendMessage.waitForTaskToken", "aws-sdk:s3:noSuchAction"})
    void whatIsNotKnownIsNotChecked(String call) {
        assertThat(fault(call, "{'Payload': [1], 'Anything': 2}", FieldValidationMode.STRICT))
                .isEmpty();
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        assertThat(fault(
                        "states:startExecution",
                        "{'ExecutionArn': null, 'StartDate': 'd'}",
                        FieldValidationMode.STRICT))
                .contains("Mock result schema validation error: Required field 'ExecutionArn' is missing");
    }
}
