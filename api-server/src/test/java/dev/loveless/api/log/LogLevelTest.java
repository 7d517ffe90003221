package dev.loveless.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.history.HistoryEventType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LogLevelTest {
    private static Iterable<String> logged(LogLevel level) {
        return Arrays.stream(HistoryEventType.values())
                .filter(level::logs)
                .map(HistoryEventType::typeName)
                .toList();
    }

    @Test
    void allMeansAll() {
        assertThat(logged(LogLevel.ALL)).hasSize(HistoryEventType.values().length);
    }

    @Test
    void offMeansNone() {
        assertThat(logged(LogLevel.OFF)).isEmpty();
    }

    @Test
    void fatalMeansExecutionsThatDidNotEndWell() {
        assertThat(logged(LogLevel.FATAL))
                .containsExactlyInAnyOrder("ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");
    }

    /** The documented table of log levels, and the types that are younger than it. */
    @Test
    void errorMeansWhatFailsIsAbortedOrTimesOut() {
        assertThat(logged(LogLevel.ERROR))
                .containsExactlyInAnyOrder(
                        "ExecutionFailed",
                        "ExecutionAborted",
                        "ExecutionTimedOut",
                        "FailStateEntered",
                        "LambdaFunctionFailed",
                        "LambdaFunctionScheduleFailed",
                        "LambdaFunctionStartFailed",
                        "LambdaFunctionTimedOut",
                        "ActivityFailed",
                        "ActivityScheduleFailed",
                        "ActivityTimedOut",
                        "TaskFailed",
                        "TaskStartFailed",
                        "TaskSubmitFailed",
                        "TaskTimedOut",
                        "TaskStateAborted",
                        "WaitStateAborted",
                        "ParallelStateAborted",
                        "ParallelStateFailed",
                        "MapStateAborted",
                        "MapStateFailed",
                        "MapIterationAborted",
                        "MapIterationFailed",
                        "MapRunAborted",
                        "MapRunFailed",
                        "EvaluationFailed");
    }
}
