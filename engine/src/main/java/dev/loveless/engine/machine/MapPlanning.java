package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.ItemReader;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.engine.data.DataStages;
import dev.loveless.engine.data.DataStages.Stage;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Frame.IterationItem;
import dev.loveless.engine.quota.Quotas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what a Map state is to do: its limits, its items and what each iteration gets. */
final class MapPlanning {
    private final StateRun run;
    private final MapState state;
    private long askedConcurrency;

    MapPlanning(StateRun run, MapState state) {
        this.run = run;
        this.state = state;
    }

    /** Whether the items are outside: an ItemReader reads them when the Map Run has started. */
    boolean readsItems() {
        boolean known = state.itemReader()
                .flatMap(reader -> run.turn.options.inspection().readItems().apply(state))
                .isPresent();
        return state.itemReader().isPresent()
                && !known
                && !run.turn.options.inspection().endsWork();
    }

    /** The plan as long as the items are not there. */
    MapPlan planWithoutItems() {
        run.data.effectiveInput();
        return new MapPlan(List.of(), List.of(), concurrency(), toleratedCount(), toleratedPercentage());
    }

    MapPlan plan() {
        return plan(state.itemReader().flatMap(this::known));
    }

    /** @param readData what an ItemReader has read */
    MapPlan plan(Optional<JsonNode> readData) {
        run.data.effectiveInput();
        int concurrency = concurrency();
        Optional<Long> toleratedCount = toleratedCount();
        Optional<Double> toleratedPercentage = toleratedPercentage();
        List<MapItem> items = items(run.data.items(state.items(), readData, isDistributed()));
        tellOfLimits(toleratedCount, toleratedPercentage);
        List<JsonData> inputs = selected(items);
        if (state.itemBatcher().isPresent()) {
            inputs = new ItemBatching(run, state.itemBatcher().get()).batches(inputs);
            run.scope.stages().reached(Stage.AFTER_ITEM_BATCHER, JsonData.array(inputs));
        }
        return new MapPlan(items, inputs, concurrency, toleratedCount, toleratedPercentage);
    }

    private int concurrency() {
        long asked = state.maxConcurrency().map(run.data::integer).orElse(0L);
        if (asked < 0) {
            throw run.scope.runtimeFailure("MaxConcurrency cannot be negative.");
        }
        askedConcurrency = asked;
        Quotas quotas = run.turn.options.quotas();
        int most = isDistributed() ? quotas.distributedConcurrency() : quotas.inlineConcurrency();
        return asked == 0 ? most : (int) Math.min(asked, most);
    }

    private boolean isDistributed() {
        return state.itemProcessor().mode() == ProcessorMode.DISTRIBUTED;
    }

    private Optional<Long> toleratedCount() {
        return state.toleratedFailureCount().map(run.data::integer);
    }

    private Optional<Double> toleratedPercentage() {
        return state.toleratedFailurePercentage().map(run.data::number);
    }

    /** Only when the items are known, though the limits were evaluated before them (recorded of TestState). */
    private void tellOfLimits(Optional<Long> count, Optional<Double> percentage) {
        DataStages stages = run.scope.stages();
        stages.reached(Stage.MAX_CONCURRENCY, JsonData.of(LongNode.valueOf(askedConcurrency)));
        count.ifPresent(value -> stages.reached(Stage.TOLERATED_FAILURE_COUNT, JsonData.of(LongNode.valueOf(value))));
        percentage.ifPresent(
                value -> stages.reached(Stage.TOLERATED_FAILURE_PERCENTAGE, JsonData.of(DoubleNode.valueOf(value))));
    }

    /** What was read, cut to what the reader's configuration asks for. */
    MapPlan planOf(JsonNode readData) {
        return plan(Optional.of(new ReadItems(run, state.itemReader().orElseThrow()).of(readData)));
    }

    private Optional<JsonNode> known(ItemReader reader) {
        reader.parameters().ifPresent(run.data::evaluated);
        return run.turn.options.inspection().readItems().apply(state).map(data -> new ReadItems(run, reader).of(data));
    }

    /** Whether the limits can be; AWS looks at that when the Map has started (recorded). */
    void check(MapPlan plan) {
        if (plan.toleratedCount().filter(value -> value < 0).isPresent()) {
            throw run.scope.runtimeFailure("ToleratedFailureCount cannot be negative.");
        }
        if (plan.toleratedPercentage()
                .filter(value -> !(value >= 0 && value <= 100))
                .isPresent()) {
            throw run.scope.runtimeFailure("ToleratedFailurePercentage must be between 0 and 100.");
        }
    }

    /** The elements of an array, or the members of an object. */
    private static List<MapItem> items(JsonNode found) {
        List<MapItem> items = new ArrayList<>();
        if (found.isObject()) {
            found.properties()
                    .forEach(member -> items.add(new MapItem(Optional.of(member.getKey()), member.getValue())));
        } else {
            found.forEach(element -> items.add(new MapItem(Optional.empty(), element)));
        }
        return items;
    }

    private List<JsonData> selected(List<MapItem> items) {
        List<JsonData> inputs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            IterationItem item = new IterationItem(i, items.get(i));
            inputs.add(state.itemSelector()
                    .map(selector -> run.data.evaluated(selector, run.scopeWith(item)))
                    .orElseGet(() -> unselected(item.item())));
        }
        if (state.itemSelector().isPresent()) {
            run.scope.stages().reached(Stage.AFTER_ITEM_SELECTOR, JsonData.array(inputs));
        }
        return inputs;
    }

    /** A member of an object is handed on as its key and value (documented). */
    private static JsonData unselected(MapItem item) {
        return item.key()
                .map(key -> {
                    ObjectNode pair = JsonNodeFactory.instance.objectNode();
                    pair.put("Key", key);
                    pair.set("Value", item.value());
                    return JsonData.of(pair);
                })
                .orElseGet(() -> JsonData.of(item.value()));
    }
}
