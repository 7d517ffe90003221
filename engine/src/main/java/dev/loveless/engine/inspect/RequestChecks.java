package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestStateRequest.Mock;
import dev.loveless.engine.inspect.TestStateRequest.StateConfiguration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be wrong with a request whatever its definition is. */
final class RequestChecks {
    private static final int LONGEST_NAME = 80;

    private final TestStateRequest request;

    RequestChecks(TestStateRequest request) {
        this.request = request;
    }

    Optional<Refusal> run() {
        StateConfiguration configuration = request.stateConfiguration();
        Stream<Supplier<Optional<Refusal>>> checks = Stream.of(
                this::stateName,
                () -> notNegative("retrierRetryCount", configuration.retrierRetryCount()),
                () -> notNegative("mapIterationFailureCount", configuration.mapIterationFailureCount()),
                () -> request.mock().flatMap(RequestChecks::oneOutcome),
                this::secrets,
                this::onlyWithMock,
                this::input,
                this::variables);
        return checks.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private Optional<Refusal> stateName() {
        return request.stateName().flatMap(name -> {
            if (name.isEmpty()) {
                return constraint(name, "stateName", "Member must have length greater than or equal to 1");
            }
            return name.codePointCount(0, name.length()) > LONGEST_NAME
                    ? constraint(name, "stateName", "Member must have length less than or equal to " + LONGEST_NAME)
                    : Optional.empty();
        });
    }

    private static Optional<Refusal> notNegative(String member, OptionalInt value) {
        return value.isPresent() && value.getAsInt() < 0
                ? constraint(
                        String.valueOf(value.getAsInt()),
                        "stateConfiguration." + member,
                        "Member must have value greater than or equal to 0")
                : Optional.empty();
    }

    private static Optional<Refusal> constraint(String value, String path, String rule) {
        return refused("1 validation error detected: Value '" + value + "' at '" + path
                + "' failed to satisfy constraint: " + rule);
    }

    private static Optional<Refusal> refused(String message) {
        return Optional.of(Refusal.validation(message));
    }

    /** Recorded for both; the same text for neither is inferred. */
    private static Optional<Refusal> oneOutcome(Mock mock) {
        return mock.result().isPresent() == mock.errorOutput().isPresent()
                ? refused("A test mock should have only one of the following fields: [result, errorOutput].")
                : Optional.empty();
    }

    private Optional<Refusal> secrets() {
        return request.revealSecrets() && request.mock().isPresent()
                ? refused("TestState does not support RevealSecrets when a mock is specified.")
                : Optional.empty();
    }

    /** Recorded for MapIterationFailureCount, inferred for the others: each says something about mocked work. */
    private Optional<Refusal> onlyWithMock() {
        if (request.mock().isPresent()) {
            return Optional.empty();
        }
        StateConfiguration configuration = request.stateConfiguration();
        return Stream.of(
                        named(
                                "MapIterationFailureCount",
                                configuration.mapIterationFailureCount().isPresent()),
                        named(
                                "RetrierRetryCount",
                                configuration.retrierRetryCount().isPresent()),
                        named(
                                "ErrorCausedByState",
                                configuration.errorCausedByState().isPresent()),
                        named(
                                "MapItemReaderData",
                                configuration.mapItemReaderData().isPresent()),
                        named("Context", request.context().isPresent()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(member ->
                        Refusal.validation("TestState does not support " + member + " when a mock is not specified."));
    }

    private static Optional<String> named(String member, boolean present) {
        return present ? Optional.of(member) : Optional.empty();
    }

    /** The texts are those of StartExecution (recorded there). */
    private Optional<Refusal> input() {
        return request.input()
                .flatMap(JsonData::fault)
                .map(fault -> Refusal.invalidInput("Invalid State Machine Execution Input: '" + fault + "'"));
    }

    /** The text is inferred. */
    private Optional<Refusal> variables() {
        return request.variables()
                .filter(text -> JsonData.parse(text)
                        .map(JsonData::tree)
                        .filter(JsonNode::isObject)
                        .isEmpty())
                .map(text -> Refusal.validation("Variables must be a JSON object."));
    }
}
