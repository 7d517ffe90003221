package dev.loveless.cli.progress;

import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.FactVisitor;

/** Takes no notice of any fact; subclasses do of those that concern them. */
abstract class FactAdapter implements FactVisitor {
    @Override
    public void executionStarted(Fact.ExecutionStarted fact) {}

    @Override
    public void executionEnded(Fact.ExecutionEnded fact) {}

    @Override
    public void executionRedriven(Fact.ExecutionRedriven fact) {}

    @Override
    public void stateEntered(Fact.StateEntered fact) {}

    @Override
    public void stateExited(Fact.StateExited fact) {}

    @Override
    public void stateAborted(Fact.StateAborted fact) {}

    @Override
    public void evaluationFailed(Fact.EvaluationFailed fact) {}

    @Override
    public void taskScheduled(Fact.TaskScheduled fact) {}

    @Override
    public void taskStarted(Fact.TaskStarted fact) {}

    @Override
    public void taskSubmitted(Fact.TaskSubmitted fact) {}

    @Override
    public void taskSucceeded(Fact.TaskSucceeded fact) {}

    @Override
    public void taskFailed(Fact.TaskFailed fact) {}

    @Override
    public void parallelStarted(Fact.ParallelStarted fact) {}

    @Override
    public void mapStarted(Fact.MapStarted fact) {}

    @Override
    public void iterationStarted(Fact.IterationStarted fact) {}

    @Override
    public void iterationEnded(Fact.IterationEnded fact) {}

    @Override
    public void joinEnded(Fact.JoinEnded fact) {}

    @Override
    public void mapRunStarted(Fact.MapRunStarted fact) {}

    @Override
    public void mapRunEnded(Fact.MapRunEnded fact) {}

    @Override
    public void mapRunRedriven(Fact.MapRunRedriven fact) {}

    @Override
    public void frameOpened(Fact.FrameOpened fact) {}

    @Override
    public void frameEnded(Fact.FrameEnded fact) {}

    @Override
    public void frameFailed(Fact.FrameFailed fact) {}

    @Override
    public void framesCut(Fact.FramesCut fact) {}

    @Override
    public void timerArmed(Fact.TimerArmed fact) {}

    @Override
    public void retryArmed(Fact.RetryArmed fact) {}

    @Override
    public void failureCaught(Fact.FailureCaught fact) {}

    @Override
    public void retriesExhausted(Fact.RetriesExhausted fact) {}

    @Override
    public void childrenStarted(Fact.ChildrenStarted fact) {}

    @Override
    public void childEnded(Fact.ChildEnded fact) {}

    @Override
    public void itemsAsked(Fact.ItemsAsked fact) {}

    @Override
    public void itemsRead(Fact.ItemsRead fact) {}

    @Override
    public void mapRunUpdated(Fact.MapRunUpdated fact) {}

    @Override
    public void resultsOffered(Fact.ResultsOffered fact) {}
}
