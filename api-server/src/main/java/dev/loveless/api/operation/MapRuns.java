package dev.loveless.api.operation;

import dev.loveless.api.resource.Machine;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.api.resource.Revision;
import dev.loveless.api.resource.StartedExecutions.Started;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.asl.model.StateTree;
import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.util.List;
import java.util.Optional;

/** Finds Map Runs, which the engine knows by the executions they are part of. */
final class MapRuns {
    private final Service service;

    MapRuns(Service service) {
        this.service = service;
    }

    /**
     * A Map Run, and what it is part of.
     *
     * @param executionArn of the execution it is part of, which may be a child of another Map Run
     * @param started the execution that was started, around all of them
     */
    record Found(String executionArn, Started started, MapRunCounts counts) {}

    /** The Map Runs of an execution, in the order they were started. */
    List<MapRunCounts> of(String executionArn) {
        return runtime().mapRuns(executionArn);
    }

    private ExecutionRuntime runtime() {
        return service.loveless().runtime();
    }

    /** The Map Run with that ARN. */
    Optional<Found> find(ResourceArn mapRun) {
        return runtime().ownerOfMapRun(mapRun.text()).flatMap(executionArn -> find(executionArn, mapRun));
    }

    private Optional<Found> find(String executionArn, ResourceArn mapRun) {
        Optional<MapRunCounts> counts = of(executionArn).stream()
                .filter(it -> it.mapRunArn().equals(mapRun.text()))
                .findFirst();
        return counts.flatMap(it -> started(executionArn).map(started -> new Found(executionArn, started, it)));
    }

    /** The execution that was started, around a child of whatever depth. */
    private Optional<Started> started(String executionArn) {
        return service.executions()
                .find(executionArn)
                .or(() -> runtime()
                        .snapshot(executionArn)
                        .flatMap(snapshot -> snapshot.identity().mapRunArn())
                        .flatMap(runtime()::ownerOfMapRun)
                        .flatMap(this::started));
    }

    /** The Map Run that an execution is a child of; empty if it is none. */
    Optional<Found> ofChild(ResourceArn execution) {
        if (!execution.isLabelled()) {
            return Optional.empty();
        }
        return runtime()
                .snapshot(execution.text())
                .map(ExecutionSnapshot::identity)
                .flatMap(ExecutionIdentity::mapRunArn)
                .flatMap(arn -> find(ResourceArn.parse(arn)));
    }

    /** The distributed Map state that a label is of: it is declared, or else was made up for a Map Run. */
    Optional<String> stateOf(Machine machine, Revision revision, String label) {
        Optional<String> declared = StateTree.states(revision.stateMachine()).stream()
                .filter(state -> state instanceof MapState map
                        && map.itemProcessor().mode() == ProcessorMode.DISTRIBUTED
                        && map.label().equals(Optional.of(label)))
                .map(state -> state.name())
                .findFirst();
        return declared.or(() -> runtime()
                .mapRunArns()
                .map(ResourceArn::parse)
                .filter(run -> run.name().equals(machine.name() + "/" + label))
                .findFirst()
                .flatMap(this::find)
                .map(found -> found.counts().state()));
    }
}
