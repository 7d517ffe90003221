package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.sdk.StepFunctions.ARN_PREFIX;
import static dev.loveless.conformance.sdk.StepFunctions.PASS;
import static dev.loveless.conformance.sdk.StepFunctions.ROLE;
import static dev.loveless.conformance.sdk.StepFunctions.WAITS;
import static dev.loveless.conformance.sdk.StepFunctions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;
import software.amazon.awssdk.services.sfn.model.ValidationException;

@ExtendWith(Served.class)
class StateMachinesTest {
    private final StepFunctions stepFunctions;
    private final SfnClient client;

    StateMachinesTest(StepFunctions stepFunctions) {
        this.stepFunctions = stepFunctions;
        this.client = stepFunctions.client();
    }

    @Test
    void areDescribedAsTheyWereCreated() {
        String name = unique("described");
        CreateStateMachineResponse created = client.createStateMachine(request -> request.name(name)
                .definition(PASS)
                .roleArn(ROLE)
                .type(StateMachineType.EXPRESS)
                .tracingConfiguration(tracing -> tracing.enabled(true))
                .loggingConfiguration(logging -> logging.level(LogLevel.ALL)
                        .includeExecutionData(true)
                        .destinations(to -> to.cloudWatchLogsLogGroup(
                                group -> group.logGroupArn("arn:aws:logs:us-east-1:123456789012:log-group:mine:*"))))
                .encryptionConfiguration(encryption -> encryption
                        .type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY)
                        .kmsKeyId("alias/mine")
                        .kmsDataKeyReusePeriodSeconds(120)));
        assertThat(created.stateMachineArn()).isEqualTo(ARN_PREFIX + "stateMachine:" + name);
        assertThat(created.creationDate()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(created.stateMachineVersionArn()).isNull();

        DescribeStateMachineResponse described = described(created.stateMachineArn());

        assertThat(described.name()).isEqualTo(name);
        assertThat(described.definition()).isEqualTo(PASS);
        assertThat(described.roleArn()).isEqualTo(ROLE);
        assertThat(described.type()).isEqualTo(StateMachineType.EXPRESS);
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.creationDate()).isEqualTo(created.creationDate());
        assertThat(described.revisionId()).isNull();
        assertThat(described.tracingConfiguration().enabled()).isTrue();
        assertThat(described.loggingConfiguration().level()).isEqualTo(LogLevel.ALL);
        assertThat(described.loggingConfiguration().includeExecutionData()).isTrue();
        assertThat(described.loggingConfiguration().destinations())
                .extracting(to -> to.cloudWatchLogsLogGroup().logGroupArn())
                .containsExactly("arn:aws:logs:us-east-1:123456789012:log-group:mine:*");
        assertThat(described.encryptionConfiguration().kmsKeyId()).isEqualTo("alias/mine");
        assertThat(described.encryptionConfiguration().kmsDataKeyReusePeriodSeconds())
                .isEqualTo(120);
    }

    @Test
    void haveTheDefaultsOfAws() {
        DescribeStateMachineResponse described = described(stepFunctions.machine(PASS));

        assertThat(described.type()).isEqualTo(StateMachineType.STANDARD);
        assertThat(described.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
        assertThat(described.loggingConfiguration().includeExecutionData()).isFalse();
        assertThat(described.tracingConfiguration().enabled()).isFalse();
        assertThat(described.description()).isNull();
        assertThat(described.label()).isNull();
        assertThat(described.hasVariableReferences()).isFalse();
    }

    @Test
    void areDescribedWithoutTheirDefinitionForWhoWantsNone() {
        String arn = stepFunctions.machine(PASS);

        assertThat(client.describeStateMachine(
                                request -> request.stateMachineArn(arn).includedData(IncludedData.METADATA_ONLY))
                        .definition())
                .isEqualTo("{}");
    }

    @Test
    void tellWhichVariablesTheirStatesRead() {
        String arn = stepFunctions.machine("""
                {"StartAt": "Set", "States": {
                  "Set": {"Type": "Pass", "Assign": {"one": 1}, "Next": "Read"},
                  "Read": {"Type": "Pass", "Parameters": {"it.$": "$one"}, "End": true}}}
                """);

        assertThat(described(arn).variableReferences()).containsOnlyKeys("Read").containsEntry("Read", List.of("one"));
    }

    @Test
    void areMadeOnceHoweverOftenTheyAreAskedFor() {
        String name = unique("twice");
        CreateStateMachineResponse first = create(name, PASS);

        CreateStateMachineResponse second = create(name, PASS);

        assertThat(second.stateMachineArn()).isEqualTo(first.stateMachineArn());
        assertThat(second.creationDate()).isEqualTo(first.creationDate());
        assertThatExceptionOfType(StateMachineAlreadyExistsException.class)
                .isThrownBy(() -> create(name, WAITS))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("State Machine Already Exists: '" + first.stateMachineArn() + "'"));
    }

    @Test
    void areRefusedWithTheErrorsOfTheSdk() {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> create("has blanks", PASS))
                .withMessageStartingWith("Invalid Name: 'has blanks' (Service: Sfn, Status Code: 400, Request ID: ");
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> create(unique("wrong"), "{\"StartAt\": \"Gone\", \"States\": {}}"))
                .withMessageStartingWith("Invalid State Machine Definition: '");
        assertThatExceptionOfType(InvalidLoggingConfigurationException.class)
                .isThrownBy(() -> client.createStateMachine(request -> request.name(unique("wrong"))
                        .definition(PASS)
                        .roleArn(ROLE)
                        .loggingConfiguration(logging -> logging.level(LogLevel.ALL))))
                .withMessageStartingWith("Invalid Logging Configuration: Must specify exactly one Log Destination.");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> create("n".repeat(81), PASS))
                .withMessageContaining("Member must have length less than or equal to 80");
        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(() -> described("nothing"))
                .withMessageStartingWith("Invalid Arn: 'Invalid ARN prefix: nothing'");
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(() -> described(ARN_PREFIX + "stateMachine:none"))
                .withMessageStartingWith("State Machine Does Not Exist: '" + ARN_PREFIX + "stateMachine:none'");
    }

    @Test
    void changeWithARevisionForEachUpdate() {
        String arn = stepFunctions.machine(PASS);

        UpdateStateMachineResponse update = client.updateStateMachine(
                request -> request.stateMachineArn(arn).definition(WAITS));
        UpdateStateMachineResponse same = client.updateStateMachine(
                request -> request.stateMachineArn(arn).definition(WAITS));

        assertThat(update.updateDate()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(update.revisionId()).isNotBlank();
        assertThat(same.revisionId()).isEqualTo(update.revisionId());
        assertThat(described(arn).definition()).isEqualTo(WAITS);
        assertThat(described(arn).revisionId()).isEqualTo(update.revisionId());
        assertThatExceptionOfType(MissingRequiredParameterException.class)
                .isThrownBy(() -> client.updateStateMachine(request -> request.stateMachineArn(arn)))
                .withMessageStartingWith("Either the definition, the role ARN");
    }

    @Test
    void areGoneWhenDeletedAndMayBeDeletedAgain() {
        String arn = stepFunctions.machine(PASS);

        client.deleteStateMachine(request -> request.stateMachineArn(arn));
        client.deleteStateMachine(request -> request.stateMachineArn(arn));

        assertThatExceptionOfType(StateMachineDoesNotExistException.class).isThrownBy(() -> described(arn));
        assertThat(listed(client.listStateMachinesPaginator().stateMachines().stream()))
                .doesNotContain(arn);
    }

    @Test
    void areListedPageByPage() {
        List<String> arns =
                Stream.generate(() -> stepFunctions.machine(PASS)).limit(5).toList();

        assertThat(listed(client.listStateMachinesPaginator(request -> request.maxResults(2)).stream()
                        .peek(page -> assertThat(page.stateMachines()).hasSizeLessThanOrEqualTo(2))
                        .flatMap(page -> page.stateMachines().stream())))
                .doesNotHaveDuplicates()
                .containsAll(arns);
        StateMachineListItem item = client.listStateMachines().stateMachines().stream()
                .filter(it -> it.stateMachineArn().equals(arns.get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(item.type()).isEqualTo(StateMachineType.STANDARD);
        assertThat(arns.get(0)).endsWith(":" + item.name());
        assertThat(item.creationDate()).isEqualTo(described(arns.get(0)).creationDate());
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> client.listStateMachines(request -> request.nextToken("of nobody")))
                .withMessageStartingWith("Invalid Token: 'Invalid token'");
    }

    @Test
    void canBeCheckedBeforeTheyAreCreated() {
        ValidateStateMachineDefinitionResponse good =
                client.validateStateMachineDefinition(request -> request.definition(PASS));
        ValidateStateMachineDefinitionResponse bad =
                client.validateStateMachineDefinition(request -> request.definition("""
                        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}""")
                        .type(StateMachineType.EXPRESS)
                        .severity(ValidateStateMachineDefinitionSeverity.WARNING));

        assertThat(good.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(good.diagnostics()).isEmpty();
        assertThat(good.truncated()).isFalse();
        assertThat(bad.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(bad.diagnostics())
                .contains(ValidateStateMachineDefinitionDiagnostic.builder()
                        .severity(ValidateStateMachineDefinitionSeverity.ERROR)
                        .code("MISSING_TRANSITION_TARGET")
                        .message("Missing 'Next' target: B")
                        .location("/States/A/Next")
                        .build());
    }

    private CreateStateMachineResponse create(String name, String definition) {
        return client.createStateMachine(
                request -> request.name(name).definition(definition).roleArn(ROLE));
    }

    private DescribeStateMachineResponse described(String arn) {
        return client.describeStateMachine(request -> request.stateMachineArn(arn));
    }

    private static List<String> listed(Stream<StateMachineListItem> items) {
        return items.map(StateMachineListItem::stateMachineArn).toList();
    }
}
