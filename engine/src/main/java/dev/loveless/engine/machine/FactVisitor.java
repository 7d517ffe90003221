package dev.loveless.engine.machine;

/** Something done with facts, in a way of its own for each kind. */
public interface FactVisitor {
    void executionStarted(Fact.ExecutionStarted fact);

    void executionEnded(Fact.ExecutionEnded fact);

    void executionRedriven(Fact.ExecutionRedriven fact);

    void stateEntered(Fact.StateEntered fact);

    void stateExited(Fact.StateExited fact);

    void stateAborted(Fact.StateAborted fact);

    void evaluationFailed(Fact.EvaluationFailed fact);

    void taskScheduled(Fact.TaskScheduled fact);

    void taskStarted(Fact.TaskStarted fact);

    void taskSubmitted(Fact.TaskSubmitted fact);

    void taskSucceeded(Fact.TaskSucceeded fact);

    void taskFailed(Fact.TaskFailed fact);

    void parallelStarted(Fact.ParallelStarted fact);

    void mapStarted(Fact.MapStarted fact);

    void iterationStarted(Fact.IterationStarted fact);

    void iterationEnded(Fact.IterationEnded fact);

    void joinEnded(Fact.JoinEnded fact);

    void mapRunStarted(Fact.MapRunStarted fact);

    void mapRunEnded(Fact.MapRunEnded fact);

    void mapRunRedriven(Fact.MapRunRedriven fact);

    void frameOpened(Fact.FrameOpened fact);

    void frameEnded(Fact.FrameEnded fact);

    void frameFailed(Fact.FrameFailed fact);

    void framesCut(Fact.FramesCut fact);

    void timerArmed(Fact.TimerArmed fact);

    void retryArmed(Fact.RetryArmed fact);

    void failureCaught(Fact.FailureCaught fact);

    void retriesExhausted(Fact.RetriesExhausted fact);

    void childrenStarted(Fact.ChildrenStarted fact);

    void childEnded(Fact.ChildEnded fact);

    void itemsAsked(Fact.ItemsAsked fact);

    void itemsRead(Fact.ItemsRead fact);

    void mapRunUpdated(Fact.MapRunUpdated fact);

    void resultsOffered(Fact.ResultsOffered fact);
}
