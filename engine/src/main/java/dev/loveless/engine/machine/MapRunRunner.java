package dev.loveless.engine.machine;

import dev.loveless.asl.model.MapState;
import dev.loveless.engine.data.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A distributed Map: its items as child executions of their own. */
final class MapRunRunner {
    private final StateRun run;
    private final MapState state;

    MapRunRunner(StateRun run, MapState state) {
        this.run = run;
        this.state = state;
    }

    void begin() {
        ExecutionIdentity identity = run.turn.execution.identity;
        String label = state.label().orElseGet(this::uuid);
        String arn = identity.arnPrefix() + ":mapRun:" + identity.stateMachineName() + "/" + label + ":" + uuid();
        run.turn.record(new Fact.MapRunStarted(run.frame.id, arn));
        goOn();
    }

    private String uuid() {
        return new UUID(run.turn.random.nextLong(), run.turn.random.nextLong()).toString();
    }

    private MapRun mapRun() {
        return run.frame.openMapRun();
    }

    /** Starts what there is room for, and ends with the last. */
    void goOn() {
        MapRun mapRun = mapRun();
        int room = mapRun.plan.concurrency() - mapRun.running();
        List<Integer> indices = new ArrayList<>();
        for (int index = mapRun.nextIndex(); index < mapRun.plan.size() && indices.size() < room; index++) {
            indices.add(index);
        }
        start(indices);
        if (mapRun.isComplete()) {
            ended(ExecutionStatus.SUCCEEDED, Optional.empty());
            new Joins(run).succeeded(mapRun.result());
        }
    }

    private void start(List<Integer> indices) {
        if (!indices.isEmpty()) {
            run.turn.record(new Fact.ChildrenStarted(run.frame.id, indices));
            indices.forEach(index -> run.turn.effect(new Effect.StartChild(
                    run.frame.id,
                    state.name(),
                    mapRun().arn,
                    index,
                    mapRun().plan.inputs().get(index))));
        }
    }

    private void ended(ExecutionStatus status, Optional<Failure> failure) {
        run.turn.record(new Fact.MapRunEnded(
                run.frame.id, status, failure.flatMap(Failure::error), failure.flatMap(Failure::cause)));
    }

    void childEnded(Command.ChildEnded child) {
        run.turn.record(new Fact.ChildEnded(run.frame.id, child.index(), child.status(), child.output()));
        if (!mapRun().isBreached()) {
            goOn();
            return;
        }
        Failure failure = MapFailures.thresholdExceeded();
        run.turn.cancelWork(run.frame);
        ended(ExecutionStatus.FAILED, Optional.of(failure));
        new FailureHandling(run).failed(failure);
    }

    /** The children that did not succeed are started again. */
    void redrive() {
        run.turn.record(new Fact.MapRunRedriven(run.frame.id, mapRun().arn, mapRun().redriveCount + 1));
        List<Integer> again = new ArrayList<>();
        mapRun().children.forEach((index, status) -> {
            if (status != ExecutionStatus.SUCCEEDED) {
                again.add(index);
            }
        });
        start(again);
        goOn();
    }
}
