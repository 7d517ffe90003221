package dev.loveless.engine.history;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of events in AWS's execution history (documented), with the member that holds what they tell. */
public enum HistoryEventType {
    EXECUTION_STARTED("ExecutionStarted", details("executionStarted")),
    EXECUTION_SUCCEEDED("ExecutionSucceeded", details("executionSucceeded")),
    EXECUTION_FAILED("ExecutionFailed", details("executionFailed")),
    EXECUTION_TIMED_OUT("ExecutionTimedOut", details("executionTimedOut")),
    EXECUTION_ABORTED("ExecutionAborted", details("executionAborted")),
    EXECUTION_REDRIVEN("ExecutionRedriven", details("executionRedriven")),
    PASS_STATE_ENTERED("PassStateEntered", details("stateEntered")),
    PASS_STATE_EXITED("PassStateExited", details("stateExited")),
    CHOICE_STATE_ENTERED("ChoiceStateEntered", details("stateEntered")),
    CHOICE_STATE_EXITED("ChoiceStateExited", details("stateExited")),
    WAIT_STATE_ENTERED("WaitStateEntered", details("stateEntered")),
    WAIT_STATE_EXITED("WaitStateExited", details("stateExited")),
    WAIT_STATE_ABORTED("WaitStateAborted", Optional.empty()),
    SUCCEED_STATE_ENTERED("SucceedStateEntered", details("stateEntered")),
    SUCCEED_STATE_EXITED("SucceedStateExited", details("stateExited")),
    FAIL_STATE_ENTERED("FailStateEntered", details("stateEntered")),
    TASK_STATE_ENTERED("TaskStateEntered", details("stateEntered")),
    TASK_STATE_EXITED("TaskStateExited", details("stateExited")),
    TASK_STATE_ABORTED("TaskStateAborted", Optional.empty()),
    TASK_SCHEDULED("TaskScheduled", details("taskScheduled")),
    TASK_STARTED("TaskStarted", details("taskStarted")),
    TASK_SUBMITTED("TaskSubmitted", details("taskSubmitted")),
    TASK_SUCCEEDED("TaskSucceeded", details("taskSucceeded")),
    TASK_FAILED("TaskFailed", details("taskFailed")),
    TASK_TIMED_OUT("TaskTimedOut", details("taskTimedOut")),
    TASK_START_FAILED("TaskStartFailed", details("taskStartFailed")),
    TASK_SUBMIT_FAILED("TaskSubmitFailed", details("taskSubmitFailed")),
    LAMBDA_FUNCTION_SCHEDULED("LambdaFunctionScheduled", details("lambdaFunctionScheduled")),
    LAMBDA_FUNCTION_STARTED("LambdaFunctionStarted", Optional.empty()),
    LAMBDA_FUNCTION_SUCCEEDED("LambdaFunctionSucceeded", details("lambdaFunctionSucceeded")),
    LAMBDA_FUNCTION_FAILED("LambdaFunctionFailed", details("lambdaFunctionFailed")),
    LAMBDA_FUNCTION_TIMED_OUT("LambdaFunctionTimedOut", details("lambdaFunctionTimedOut")),
    LAMBDA_FUNCTION_SCHEDULE_FAILED("LambdaFunctionScheduleFailed", details("lambdaFunctionScheduleFailed")),
    LAMBDA_FUNCTION_START_FAILED("LambdaFunctionStartFailed", details("lambdaFunctionStartFailed")),
    ACTIVITY_SCHEDULED("ActivityScheduled", details("activityScheduled")),
    ACTIVITY_STARTED("ActivityStarted", details("activityStarted")),
    ACTIVITY_SUCCEEDED("ActivitySucceeded", details("activitySucceeded")),
    ACTIVITY_FAILED("ActivityFailed", details("activityFailed")),
    ACTIVITY_TIMED_OUT("ActivityTimedOut", details("activityTimedOut")),
    ACTIVITY_SCHEDULE_FAILED("ActivityScheduleFailed", details("activityScheduleFailed")),
    PARALLEL_STATE_ENTERED("ParallelStateEntered", details("stateEntered")),
    PARALLEL_STATE_EXITED("ParallelStateExited", details("stateExited")),
    PARALLEL_STATE_STARTED("ParallelStateStarted", Optional.empty()),
    PARALLEL_STATE_SUCCEEDED("ParallelStateSucceeded", Optional.empty()),
    PARALLEL_STATE_FAILED("ParallelStateFailed", Optional.empty()),
    PARALLEL_STATE_ABORTED("ParallelStateAborted", Optional.empty()),
    MAP_STATE_ENTERED("MapStateEntered", details("stateEntered")),
    MAP_STATE_EXITED("MapStateExited", details("stateExited")),
    MAP_STATE_STARTED("MapStateStarted", details("mapStateStarted")),
    MAP_STATE_SUCCEEDED("MapStateSucceeded", Optional.empty()),
    MAP_STATE_FAILED("MapStateFailed", Optional.empty()),
    MAP_STATE_ABORTED("MapStateAborted", Optional.empty()),
    MAP_ITERATION_STARTED("MapIterationStarted", details("mapIterationStarted")),
    MAP_ITERATION_SUCCEEDED("MapIterationSucceeded", details("mapIterationSucceeded")),
    MAP_ITERATION_FAILED("MapIterationFailed", details("mapIterationFailed")),
    MAP_ITERATION_ABORTED("MapIterationAborted", details("mapIterationAborted")),
    MAP_RUN_STARTED("MapRunStarted", details("mapRunStarted")),
    MAP_RUN_SUCCEEDED("MapRunSucceeded", Optional.empty()),
    MAP_RUN_FAILED("MapRunFailed", details("mapRunFailed")),
    MAP_RUN_ABORTED("MapRunAborted", Optional.empty()),
    MAP_RUN_REDRIVEN("MapRunRedriven", details("mapRunRedriven")),
    EVALUATION_FAILED("EvaluationFailed", details("evaluationFailed"));

    private static final Map<String, HistoryEventType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(HistoryEventType::typeName, Function.identity()));

    private final String typeName;
    private final Optional<String> detailsMember;

    HistoryEventType(String typeName, Optional<String> detailsMember) {
        this.typeName = typeName;
        this.detailsMember = detailsMember;
    }

    private static Optional<String> details(String kind) {
        return Optional.of(kind + "EventDetails");
    }

    /** The type of that name. */
    static HistoryEventType named(String typeName) {
        HistoryEventType type = BY_NAME.get(typeName);
        if (type == null) {
            throw new IllegalArgumentException("No event type " + typeName);
        }
        return type;
    }

    /** As the API spells it, e.g. {@code TaskStateEntered}. */
    public String typeName() {
        return typeName;
    }

    /** The event's member for its details; some types have none. */
    public Optional<String> detailsMember() {
        return detailsMember;
    }
}
