package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.sdk.StepFunctions.PASS;
import static dev.loveless.conformance.sdk.StepFunctions.ROLE;
import static dev.loveless.conformance.sdk.StepFunctions.WAITS;
import static dev.loveless.conformance.sdk.StepFunctions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidationException;

@ExtendWith(Served.class)
class VersionsAndAliasesTest {
    private final StepFunctions stepFunctions;
    private final SfnClient client;

    VersionsAndAliasesTest(StepFunctions stepFunctions) {
        this.stepFunctions = stepFunctions;
        this.client = stepFunctions.client();
    }

    @Test
    void aVersionStaysAsItWasPublished() {
        CreateStateMachineResponse created = client.createStateMachine(request -> request.name(unique("published"))
                .definition(PASS)
                .roleArn(ROLE)
                .publish(true)
                .versionDescription("the first"));
        UpdateStateMachineResponse updated =
                client.updateStateMachine(request -> request.stateMachineArn(created.stateMachineArn())
                        .definition(WAITS)
                        .publish(true));

        assertThat(created.stateMachineVersionArn()).isEqualTo(created.stateMachineArn() + ":1");
        assertThat(updated.stateMachineVersionArn()).isEqualTo(created.stateMachineArn() + ":2");
        DescribeStateMachineResponse first = described(created.stateMachineVersionArn());
        assertThat(first.stateMachineArn()).isEqualTo(created.stateMachineVersionArn());
        assertThat(first.definition()).isEqualTo(PASS);
        assertThat(first.description()).isEqualTo("the first");
        assertThat(described(updated.stateMachineVersionArn()).definition()).isEqualTo(WAITS);
    }

    @Test
    void aRevisionIsPublishedOnce() {
        String arn = stepFunctions.machine(PASS);

        PublishStateMachineVersionResponse published = publish(arn);
        PublishStateMachineVersionResponse again = publish(arn);

        assertThat(published.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(again.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(again.creationDate()).isEqualTo(published.creationDate());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> client.publishStateMachineVersion(
                        request -> request.stateMachineArn(arn).revisionId("of another")))
                .withMessageStartingWith("Failed to publish the State Machine version for revision of another. The"
                        + " current State Machine revision is INITIAL.");
    }

    @Test
    void versionsAreListedPageByPageTheNewestFirst() {
        List<String> versions = versions(stepFunctions.machine(PASS), 3);
        String arn = versions.get(0).replaceFirst(":1$", "");

        ListStateMachineVersionsResponse page = client.listStateMachineVersions(
                request -> request.stateMachineArn(arn).maxResults(2));
        ListStateMachineVersionsResponse rest = client.listStateMachineVersions(
                request -> request.stateMachineArn(arn).maxResults(2).nextToken(page.nextToken()));

        assertThat(page.stateMachineVersions())
                .extracting(StateMachineVersionListItem::stateMachineVersionArn)
                .containsExactly(versions.get(2), versions.get(1));
        assertThat(rest.stateMachineVersions())
                .extracting(StateMachineVersionListItem::stateMachineVersionArn)
                .containsExactly(versions.get(0));
        assertThat(rest.nextToken()).isNull();
    }

    @Test
    void anAliasSharesExecutionsOutAmongItsVersionsByWeight() {
        List<String> versions = versions(stepFunctions.machine(PASS), 2);
        String alias = alias("live", route(versions.get(0), 50), route(versions.get(1), 50))
                .stateMachineAliasArn();

        Set<String> taken = IntStream.range(0, 40)
                .mapToObj(i -> stepFunctions.described(stepFunctions.start(alias, "{}")))
                .peek(execution -> assertThat(execution.stateMachineAliasArn()).isEqualTo(alias))
                .map(DescribeExecutionResponse::stateMachineVersionArn)
                .collect(Collectors.toSet());

        assertThat(taken).containsExactlyInAnyOrderElementsOf(versions);
    }

    @Test
    void anAliasOfOneVersionLeadsThereAlone() {
        List<String> versions = versions(stepFunctions.machine(PASS), 2);
        String alias = alias("live", route(versions.get(0), 100), route(versions.get(1), 0))
                .stateMachineAliasArn();

        assertThat(IntStream.range(0, 10)
                        .mapToObj(i -> stepFunctions
                                .described(stepFunctions.start(alias, "{}"))
                                .stateMachineVersionArn()))
                .containsOnly(versions.get(0));
    }

    @Test
    void anAliasIsDescribedAndUpdated() {
        List<String> versions = versions(stepFunctions.machine(PASS), 2);
        CreateStateMachineAliasResponse created = alias("live", route(versions.get(0), 100));
        String arn = created.stateMachineAliasArn();
        DescribeStateMachineAliasResponse described = describedAlias(arn);

        client.updateStateMachineAlias(request -> request.stateMachineAliasArn(arn)
                .description("both")
                .routingConfiguration(route(versions.get(0), 30), route(versions.get(1), 70)));
        DescribeStateMachineAliasResponse updated = describedAlias(arn);

        assertThat(described.name()).isEqualTo("live");
        assertThat(described.description()).isNull();
        assertThat(described.creationDate()).isEqualTo(created.creationDate());
        assertThat(described.updateDate()).isEqualTo(created.creationDate());
        assertThat(described.routingConfiguration()).containsExactly(route(versions.get(0), 100));
        assertThat(updated.description()).isEqualTo("both");
        assertThat(updated.updateDate()).isAfterOrEqualTo(updated.creationDate());
        assertThat(updated.routingConfiguration())
                .containsExactly(route(versions.get(0), 30), route(versions.get(1), 70));
    }

    @Test
    void aliasesAreListedByMachineAndByVersion() {
        List<String> versions = versions(stepFunctions.machine(PASS), 2);
        String one = alias("one", route(versions.get(0), 100)).stateMachineAliasArn();
        String two = alias("two", route(versions.get(1), 100)).stateMachineAliasArn();
        String machine = versions.get(0).replaceFirst(":1$", "");

        ListStateMachineAliasesResponse page = client.listStateMachineAliases(
                request -> request.stateMachineArn(machine).maxResults(1));
        ListStateMachineAliasesResponse rest = client.listStateMachineAliases(
                request -> request.stateMachineArn(machine).maxResults(1).nextToken(page.nextToken()));

        assertThat(List.of(page, rest))
                .flatExtracting(ListStateMachineAliasesResponse::stateMachineAliases)
                .extracting(StateMachineAliasListItem::stateMachineAliasArn)
                .containsExactly(one, two);
        assertThat(client.listStateMachineAliases(request -> request.stateMachineArn(versions.get(1)))
                        .stateMachineAliases())
                .extracting(StateMachineAliasListItem::stateMachineAliasArn)
                .containsExactly(two);
    }

    @Test
    void aVersionIsDeletedWhenNoAliasLeadsToItAnyMore() {
        String version = versions(stepFunctions.machine(PASS), 1).get(0);
        String alias = alias("live", route(version, 100)).stateMachineAliasArn();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> client.deleteStateMachineVersion(request -> request.stateMachineVersionArn(version)))
                .withMessageStartingWith("Version to be deleted must not be referenced by an alias. Current list of"
                        + " aliases referencing this version: [live]");
        client.deleteStateMachineAlias(request -> request.stateMachineAliasArn(alias));
        client.deleteStateMachineVersion(request -> request.stateMachineVersionArn(version));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> describedAlias(alias))
                .withMessageStartingWith("Request references a resource that does not exist.");
        assertThatExceptionOfType(StateMachineDoesNotExistException.class).isThrownBy(() -> described(version));
    }

    @Test
    void weightsMustMakeAHundred() {
        List<String> versions = versions(stepFunctions.machine(PASS), 2);

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> alias("live", route(versions.get(0), 70), route(versions.get(1), 29)))
                .withMessageStartingWith("Sum of routing configuration weights must equal 100. Received: [70, 29]")
                .satisfies(e -> assertThat(e.reasonAsString()).isEqualTo("INVALID_ROUTING_CONFIGURATION"));
    }

    private PublishStateMachineVersionResponse publish(String machine) {
        return client.publishStateMachineVersion(request -> request.stateMachineArn(machine));
    }

    /** Publishes one version after the other. */
    private List<String> versions(String machine, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> {
                    client.updateStateMachine(
                            request -> request.stateMachineArn(machine).roleArn(ROLE + i));
                    return publish(machine).stateMachineVersionArn();
                })
                .toList();
    }

    private CreateStateMachineAliasResponse alias(String name, RoutingConfigurationListItem... routes) {
        return client.createStateMachineAlias(request -> request.name(name).routingConfiguration(routes));
    }

    private static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(version)
                .weight(weight)
                .build();
    }

    private DescribeStateMachineResponse described(String arn) {
        return client.describeStateMachine(request -> request.stateMachineArn(arn));
    }

    private DescribeStateMachineAliasResponse describedAlias(String arn) {
        return client.describeStateMachineAlias(request -> request.stateMachineAliasArn(arn));
    }
}
