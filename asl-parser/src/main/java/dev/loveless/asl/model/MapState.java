package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/**
 * Runs its processor for each item.
 *
 * @param items what gives the items: {@code ItemsPath} or {@code Items}
 * @param itemSelector what each iteration gets ({@code ItemSelector}, formerly {@code Parameters})
 * @param label part of the Map Run's ARN
 */
public record MapState(
        Location location,
        String name,
        Optional<String> comment,
        QueryLanguage queryLanguage,
        DataFlow data,
        ItemProcessor itemProcessor,
        Optional<Template> items,
        Optional<Template> itemSelector,
        Optional<Setting<Long>> maxConcurrency,
        Optional<Setting<Long>> toleratedFailureCount,
        Optional<Setting<Double>> toleratedFailurePercentage,
        Optional<String> label,
        Optional<ItemReader> itemReader,
        Optional<ItemBatcher> itemBatcher,
        Optional<ResultWriter> resultWriter,
        List<Retrier> retry,
        List<Catcher> catchers,
        Optional<Assign> assign,
        Transition transition)
        implements State {
    public MapState {
        retry = List.copyOf(retry);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Map";
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
        return visitor.visitMap(this);
    }
}
