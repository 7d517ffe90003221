package dev.loveless.junit.timeline;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The child executions of Map Runs, as lines of the state that started them. */
final class MapRunChildren {
    private final ExecutionRuntime runtime;

    MapRunChildren(ExecutionRuntime runtime) {
        this.runtime = runtime;
    }

    /** A child execution. */
    record Child(Line line, List<StateVisit> visits) {}

    /** @param inputs of the children, by their index; the very objects, since their values may be equal */
    List<Child> of(String mapRunArn, Program program, List<JsonData> inputs) {
        Map<JsonData, Integer> indices = new IdentityHashMap<>();
        for (int index = 0; index < inputs.size(); index++) {
            indices.put(inputs.get(index), index);
        }
        List<ExecutionSnapshot> snapshots = runtime.childrenOf(mapRunArn)
                .sorted(Comparator.comparing((ExecutionSnapshot it) -> indices.getOrDefault(it.input(), inputs.size()))
                        .thenComparing(ExecutionSnapshot::startTime)
                        .thenComparing(it -> it.identity().name()))
                .toList();
        List<Child> children = new ArrayList<>();
        for (ExecutionSnapshot snapshot : snapshots) {
            FactReader reader = new FactReader(program, this);
            runtime.facts(snapshot.identity().executionArn()).forEach(reader::read);
            Line line = new Line(indices.getOrDefault(snapshot.input(), children.size()));
            line.visits().addAll(reader.mainLine().visits());
            if (snapshot.status().isEnd() && snapshot.status() != ExecutionStatus.SUCCEEDED) {
                line.fail();
            }
            children.add(new Child(line, reader.visits()));
        }
        return children;
    }
}
