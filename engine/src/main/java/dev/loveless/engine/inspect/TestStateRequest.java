package dev.loveless.engine.inspect;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What TestState is asked; the members of the API's request. Texts are as sent, and are looked at only when the test is
 * made.
 *
 * @param definition JSON of a state, or of a whole machine where {@code stateName} picks a state of it
 * @param roleArn what a task that is not mocked is done under
 * @param input JSON; {@code {}} if absent
 * @param revealSecrets whether the secrets of an HTTP task are shown
 * @param variables a JSON object: the variables the state finds
 * @param stateName a state of the machine, also one inside a Map or Parallel state
 * @param mock what the state's work comes to, in place of the work
 * @param context a JSON object that the state finds in place of its context object; only with a mock
 * @param stateConfiguration how the state stands when its mocked work ends
 */
public record TestStateRequest(
        String definition,
        Optional<String> roleArn,
        Optional<String> input,
        InspectionLevel inspectionLevel,
        boolean revealSecrets,
        Optional<String> variables,
        Optional<String> stateName,
        Optional<Mock> mock,
        Optional<String> context,
        StateConfiguration stateConfiguration) {

    /**
     * What the work of a state comes to. The API wants one of result and error.
     *
     * @param result JSON
     */
    public record Mock(
            Optional<String> result, Optional<ErrorOutput> errorOutput, FieldValidationMode fieldValidationMode) {
        /** Work that ends well with this JSON, which is what the service would answer. */
        public static Mock result(String result) {
            return new Mock(Optional.of(result), Optional.empty(), FieldValidationMode.STRICT);
        }

        /** Work that fails. */
        public static Mock error(String error, String cause) {
            ErrorOutput output = new ErrorOutput(Optional.of(error), Optional.of(cause));
            return new Mock(Optional.empty(), Optional.of(output), FieldValidationMode.STRICT);
        }

        /** The same, held against the service's answers in another way. */
        public Mock withFieldValidationMode(FieldValidationMode mode) {
            return new Mock(result, errorOutput, mode);
        }
    }

    /** The error that mocked work fails with. */
    public record ErrorOutput(Optional<String> error, Optional<String> cause) {}

    /**
     * How the state stands when its mocked work ends.
     *
     * @param retrierRetryCount how often the retrier that names the mocked error has tried again already
     * @param errorCausedByState the inner state that the mocked error of a Map or Parallel state comes from
     * @param mapIterationFailureCount how many iterations of a Map have failed
     * @param mapItemReaderData what the ItemReader of a Map has read: JSON, or lines of JSON where its InputType says
     *     so
     */
    public record StateConfiguration(
            OptionalInt retrierRetryCount,
            Optional<String> errorCausedByState,
            OptionalInt mapIterationFailureCount,
            Optional<String> mapItemReaderData) {
        /** Nothing has happened yet. */
        public static final StateConfiguration NONE =
                new StateConfiguration(OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

        public StateConfiguration withRetrierRetryCount(int count) {
            return new StateConfiguration(
                    OptionalInt.of(count), errorCausedByState, mapIterationFailureCount, mapItemReaderData);
        }

        public StateConfiguration withErrorCausedByState(String state) {
            return new StateConfiguration(
                    retrierRetryCount, Optional.of(state), mapIterationFailureCount, mapItemReaderData);
        }

        public StateConfiguration withMapIterationFailureCount(int count) {
            return new StateConfiguration(
                    retrierRetryCount, errorCausedByState, OptionalInt.of(count), mapItemReaderData);
        }

        public StateConfiguration withMapItemReaderData(String data) {
            return new StateConfiguration(
                    retrierRetryCount, errorCausedByState, mapIterationFailureCount, Optional.of(data));
        }
    }

    /** Asks for the state with the input {@code {}} at level INFO. */
    public static TestStateRequest of(String definition) {
        return new TestStateRequest(
                definition,
                Optional.empty(),
                Optional.empty(),
                InspectionLevel.INFO,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                StateConfiguration.NONE);
    }

    public TestStateRequest withRoleArn(String value) {
        return new TestStateRequest(
                definition,
                Optional.of(value),
                input,
                inspectionLevel,
                revealSecrets,
                variables,
                stateName,
                mock,
                context,
                stateConfiguration);
    }

    public TestStateRequest withInput(String value) {
        return new TestStateRequest(
                definition,
                roleArn,
                Optional.of(value),
                inspectionLevel,
                revealSecrets,
                variables,
                stateName,
                mock,
                context,
                stateConfiguration);
    }

    public TestStateRequest withInspectionLevel(InspectionLevel value) {
        return new TestStateRequest(
                definition,
                roleArn,
                input,
                value,
                revealSecrets,
                variables,
                stateName,
                mock,
                context,
                stateConfiguration);
    }

    public TestStateRequest withRevealSecrets(boolean value) {
        return new TestStateRequest(
                definition,
                roleArn,
                input,
                inspectionLevel,
                value,
                variables,
                stateName,
                mock,
                context,
                stateConfiguration);
    }

    public TestStateRequest withVariables(String value) {
        return new TestStateRequest(
                definition,
                roleArn,
                input,
                inspectionLevel,
                revealSecrets,
                Optional.of(value),
                stateName,
                mock,
                context,
                stateConfiguration);
    }

    public TestStateRequest withStateName(String value) {
        return new TestStateRequest(
                definition,
                roleArn,
                input,
                inspectionLevel,
                revealSecrets,
                variables,
                Optional.of(value),
                mock,
                context,
                stateConfiguration);
    }

    public TestStateRequest withMock(Mock value) {
        return new TestStateRequest(
                definition,
                roleArn,
                input,
                inspectionLevel,
                revealSecrets,
                variables,
                stateName,
                Optional.of(value),
                context,
                stateConfiguration);
    }

    public TestStateRequest withContext(String value) {
        return new TestStateRequest(
                definition,
                roleArn,
                input,
                inspectionLevel,
                revealSecrets,
                variables,
                stateName,
                mock,
                Optional.of(value),
                stateConfiguration);
    }

    public TestStateRequest withStateConfiguration(StateConfiguration value) {
        return new TestStateRequest(
                definition, roleArn, input, inspectionLevel, revealSecrets, variables, stateName, mock, context, value);
    }
}
