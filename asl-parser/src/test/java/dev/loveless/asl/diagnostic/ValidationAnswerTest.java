package dev.loveless.asl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationAnswerTest {
    private static final List<Diagnostic> ALL =
            List.of(Faults.NO_DOLLAR, Faults.MISSING_START, Faults.LINT, Faults.NO_END);

    @Test
    void answersOkWithoutDiagnostics() {
        assertThat(answer(List.of(), Severity.WARNING, 0))
                .isEqualTo("{\"result\":\"OK\",\"diagnostics\":[],\"truncated\":false}");
    }

    @Test
    void listsErrorsOnlyUnlessAskedForWarnings() {
        assertThat(answer(ALL, Severity.ERROR, 0))
                .isEqualTo("{\"result\":\"FAIL\",\"diagnostics\":["
                        + "{\"severity\":\"ERROR\",\"code\":\"SCHEMA_VALIDATION_FAILED\","
                        + "\"message\":\"These fields are required\",\"location\":\"/\"},"
                        + "{\"severity\":\"ERROR\",\"code\":\"MISSING_END_STATE\","
                        + "\"message\":\"Workflow has no terminal state\"}"
                        + "],\"truncated\":false}");
    }

    @Test
    void listsWarningsInTheOrderOfTheChecksButNeverLints() {
        assertThat(ValidationAnswer.of(ALL, Severity.WARNING, 0).diagnostics())
                .extracting(ValidationAnswer.Entry::code)
                .containsExactly("NO_DOLLAR", "SCHEMA_VALIDATION_FAILED", "MISSING_END_STATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "WARNING"})
    void isOkWithWarningsAlone(Severity severity) {
        assertThat(ValidationAnswer.of(List.of(Faults.NO_DOLLAR, Faults.LINT), severity, 0)
                        .result())
                .isEqualTo(ValidationAnswer.Result.OK);
    }

    @Test
    void failsForAnErrorThatIsNotListedAnyMore() {
        ValidationAnswer answer =
                ValidationAnswer.of(List.of(Faults.NO_DOLLAR, Faults.MISSING_START), Severity.WARNING, 1);

        assertThat(answer.result()).isEqualTo(ValidationAnswer.Result.FAIL);
        assertThat(answer.diagnostics())
                .extracting(ValidationAnswer.Entry::code)
                .containsExactly("NO_DOLLAR");
        assertThat(answer.truncated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // found, maxResults, listed, truncated
        "2, 1, 1, true",
        "2, 2, 2, false",
        "100, 0, 100, false",
        "101, 0, 100, true",
        "101, 100, 100, true",
        "1, 100, 1, false"
    })
    void listsNoMoreThanAskedFor(int found, int maxResults, int listed, boolean truncated) {
        List<Diagnostic> diagnostics = Collections.nCopies(found, Faults.MISSING_START);

        ValidationAnswer answer = ValidationAnswer.of(diagnostics, Severity.ERROR, maxResults);

        assertThat(answer.diagnostics()).hasSize(listed);
        assertThat(answer.truncated()).isEqualTo(truncated);
    }

    @Test
    void isNotTruncatedByWhatWasNotAskedFor() {
        assertThat(ValidationAnswer.of(ALL, Severity.ERROR, 2).truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refusesAnotherNumberOfResults(int maxResults) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationAnswer.of(List.of(), Severity.ERROR, maxResults))
                .withMessageContaining(String.valueOf(maxResults));
    }

    private static String answer(List<Diagnostic> diagnostics, Severity severity, int maxResults) {
        return ValidationAnswer.of(diagnostics, severity, maxResults).toJson().toString();
    }
}
