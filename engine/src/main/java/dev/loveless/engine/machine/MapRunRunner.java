package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.ItemReader;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ResultWriter;
import dev.loveless.asl.model.Template;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.data.StateFailure;
import dev.loveless.engine.data.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (new MapPlanning(run, state).readsItems()) {
            askForItems();
        } else {
            goOn();
        }
    }

    private void askForItems() {
        JsonData parameters = filled(state.itemReader().flatMap(ItemReader::parameters));
        run.turn.record(new Fact.ItemsAsked(run.frame.id, parameters));
        run.turn.effect(new Effect.ReadItems(run.frame.id, state.name(), mapRun().arn, parameters));
    }

    private JsonData filled(Optional<Template> parameters) {
        return parameters.map(run.data::evaluated).orElse(JsonData.EMPTY_OBJECT);
    }

    /** The items are there. */
    void itemsRead(JsonNode items) {
        try {
            MapPlan plan = new MapPlanning(run, state).planOf(items);
            run.turn.record(new Fact.ItemsRead(run.frame.id, plan));
            goOn();
        } catch (StateFailure e) {
            failed(e.failure());
        }
    }

    /** The Map Run cannot go on. */
    void failed(Failure failure) {
        run.turn.cancelWork(run.frame);
        ended(ExecutionStatus.FAILED, Optional.of(failure));
        new FailureHandling(run).failed(failure);
    }

    /** What the children gave is written; {@code result} is what the state gives. */
    void resultsWritten(JsonData result) {
        ended(ExecutionStatus.SUCCEEDED, Optional.empty());
        new Joins(run).succeeded(result);
    }

    private String uuid() {
        return Uuids.version4(run.turn.random.nextLong(), run.turn.random.nextLong());
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
            finish();
        }
    }

    private void finish() {
        Optional<ResultWriter> writer =
                state.resultWriter().filter(it -> it.resource().isPresent());
        if (writer.isEmpty()) {
            resultsWritten(mapRun().result(state.resultWriter().flatMap(ResultWriter::transformation)));
            return;
        }
        JsonData parameters = filled(writer.flatMap(ResultWriter::parameters));
        run.turn.record(new Fact.ResultsOffered(run.frame.id, parameters));
        run.turn.effect(
                new Effect.WriteResults(run.frame.id, state.name(), mapRun().arn, parameters, mapRun().results()));
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
        failed(MapFailures.thresholdExceeded());
    }

    /** Its limits are changed: more children may begin, or too many have failed already. */
    void update(Command.UpdateMapRun update, int distributedConcurrency) {
        if (mapRun().isComplete()) {
            return;
        }
        run.turn.record(new Fact.MapRunUpdated(
                run.frame.id,
                // 0 is the service's own limit (documented).
                update.concurrency().map(asked -> asked == 0 ? distributedConcurrency : asked),
                update.toleratedCount(),
                update.toleratedPercentage()));
        if (mapRun().isBreached()) {
            failed(MapFailures.thresholdExceeded());
        } else if (mapRun().reading.isEmpty() && mapRun().writing.isEmpty()) {
            goOn();
        }
    }

    /** The children that did not succeed are started again. */
    void redrive() {
        run.turn.record(new Fact.MapRunRedriven(run.frame.id, mapRun().arn, mapRun().redriveCount + 1));
        if (mapRun().reading.isPresent()) {
            askForItems();
            return;
        }
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
