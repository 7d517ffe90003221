package dev.loveless.asl.model;

/** A function over states with a case for each type. */
public interface StateVisitor<R> {
    R visitPass(PassState state);

    R visitTask(TaskState state);

    R visitChoice(ChoiceState state);

    R visitWait(WaitState state);

    R visitSucceed(SucceedState state);

    R visitFail(FailState state);

    R visitParallel(ParallelState state);

    R visitMap(MapState state);
}
