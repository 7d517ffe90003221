package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.ItemBatcher;
import dev.loveless.engine.data.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups the items of a distributed Map; each group is the input of one child execution. */
final class ItemBatching {
    private final StateRun run;
    private final Optional<JsonData> batchInput;
    private final long mostItems;
    private final long mostBytes;

    ItemBatching(StateRun run, ItemBatcher batcher) {
        this.run = run;
        this.batchInput = batcher.batchInput().map(run.data::evaluated);
        this.mostItems = limit(batcher.maxItemsPerBatch().map(run.data::integer), "MaxItemsPerBatch");
        this.mostBytes = limit(batcher.maxInputBytesPerBatch().map(run.data::integer), "MaxInputBytesPerBatch");
    }

    private long limit(Optional<Long> limit, String field) {
        if (limit.filter(value -> value <= 0).isPresent()) {
            throw run.scope.runtimeFailure("field " + field + " must be positive");
        }
        return limit.orElse(Long.MAX_VALUE);
    }

    /** A batch closes when the next item would pass either limit; the envelope counts too (documented). */
    List<JsonData> batches(List<JsonData> items) {
        List<JsonData> batches = new ArrayList<>();
        List<JsonData> batch = new ArrayList<>();
        long envelope = envelope(List.of()).size();
        long bytes = envelope;
        for (JsonData item : items) {
            long more = item.size() + (batch.isEmpty() ? 0 : 1);
            if (!batch.isEmpty() && (batch.size() >= mostItems || bytes + more > mostBytes)) {
                batches.add(envelope(batch));
                batch.clear();
                bytes = envelope;
                more = item.size();
            }
            batch.add(item);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(envelope(batch));
        }
        return batches;
    }

    private JsonData envelope(List<JsonData> items) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        batchInput.ifPresent(input -> node.set("BatchInput", input.tree()));
        ArrayNode array = node.putArray("Items");
        items.forEach(item -> array.add(item.tree()));
        return JsonData.of(node);
    }
}
