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
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds Map Runs, which the engine knows by the executions they are part of. */
final class MapRuns {
    private final Service service;

    MapRuns(Service service) {
        this.service = service;
    }

    /** A Map Run, and the execution it is part of. */
    record Found(Started parent, MapRunCounts counts) {}

    /** The Map Runs of an execution, in the order they were started. */
    List<MapRunCounts> of(String executionArn) {
        return service.loveless().runtime().mapRuns(executionArn);
    }

    /** The Map Run with that ARN. */
    Optional<Found> find(ResourceArn mapRun) {
        return ofMachine(mapRun.nameWithoutLabel())
                .filter(found -> found.counts().mapRunArn().equals(mapRun.text()))
                .findFirst();
    }

    private Stream<Found> ofMachine(String name) {
        return service.executions()
                .of(service.machines().arnOf(name))
                .flatMap(started -> of(started.executionArn()).stream().map(counts -> new Found(started, counts)));
    }

    /** The Map Run that an execution is a child of; empty if it is none. */
    Optional<Found> ofChild(ResourceArn execution) {
        if (!execution.isLabelled()) {
            return Optional.empty();
        }
        return service.loveless()
                .runtime()
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
        return declared.or(() -> ofMachine(machine.name())
                .filter(found ->
                        ResourceArn.parse(found.counts().mapRunArn()).label().equals(Optional.of(label)))
                .map(found -> found.counts().state())
                .findFirst());
    }
}
