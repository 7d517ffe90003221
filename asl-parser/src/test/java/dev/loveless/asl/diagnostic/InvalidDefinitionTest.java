package dev.loveless.asl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidDefinitionTest {
    @Test
    void namesCodeMessageAndLocation() {
        Diagnostic fault = Faults.fault(AslCode.SCHEMA_VALIDATION_FAILED, "These fields are required: [States]", "/");

        assertThat(InvalidDefinition.message(List.of(fault)))
                .isEqualTo("Invalid State Machine Definition: "
                        + "'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'");
    }

    @Test
    void keepsTheBlanksOfAMessage() {
        Diagnostic fault = Faults.fault(
                AslCode.SCHEMA_VALIDATION_FAILED,
                "Express state machine does not support '.waitForTaskToken' service integration ",
                "/States/Publish/Resource");

        assertThat(InvalidDefinition.message(List.of(fault)))
                .isEqualTo("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Express state machine does not"
                        + " support '.waitForTaskToken' service integration  at /States/Publish/Resource'");
    }

    @Test
    void printsALocationThatIsNotKnownAsNullAndNoAdvice() {
        assertThat(InvalidDefinition.message(List.of(Faults.NO_END)))
                .isEqualTo("Invalid State Machine Definition: "
                        + "'MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void joinsAllErrorsAndLeavesOutWarningsAndLints() {
        assertThat(InvalidDefinition.message(
                        List.of(Faults.MISSING_START, Faults.NO_DOLLAR, Faults.LINT, Faults.NO_END)))
                .isEqualTo("Invalid State Machine Definition: '"
                        + "SCHEMA_VALIDATION_FAILED: These fields are required at /, "
                        + "MISSING_END_STATE: Workflow has no terminal state at null'");
    }
}
