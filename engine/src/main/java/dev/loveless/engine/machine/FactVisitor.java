package dev.loveless.engine.machine;

/** A function over facts with a case for each. */
public interface FactVisitor<R> {
    R executionStarted(Fact.ExecutionStarted fact);

    R executionEnded(Fact.ExecutionEnded fact);

    R executionRedriven(Fact.ExecutionRedriven fact);

    R stateEntered(Fact.StateEntered fact);

    R stateExited(Fact.StateExited fact);

    R stateAborted(Fact.StateAborted fact);

    R evaluationFailed(Fact.EvaluationFailed fact);

    R taskScheduled(Fact.TaskScheduled fact);

    R taskStarted(Fact.TaskStarted fact);

    R taskSubmitted(Fact.TaskSubmitted fact);

    R taskSucceeded(Fact.TaskSucceeded fact);

    R taskFailed(Fact.TaskFailed fact);

    R parallelStarted(Fact.ParallelStarted fact);

    R mapStarted(Fact.MapStarted fact);

    R iterationStarted(Fact.IterationStarted fact);

    R iterationEnded(Fact.IterationEnded fact);

    R joinEnded(Fact.JoinEnded fact);

    R mapRunStarted(Fact.MapRunStarted fact);

    R mapRunEnded(Fact.MapRunEnded fact);

    R mapRunRedriven(Fact.MapRunRedriven fact);

    R frameOpened(Fact.FrameOpened fact);

    R frameEnded(Fact.FrameEnded fact);

    R frameFailed(Fact.FrameFailed fact);

    R framesCut(Fact.FramesCut fact);

    R timerArmed(Fact.TimerArmed fact);

    R retryArmed(Fact.RetryArmed fact);

    R childrenStarted(Fact.ChildrenStarted fact);

    R childEnded(Fact.ChildEnded fact);
}
