package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Turns what filters compare into plain values, and counts them. */
final class BoundedMapping extends JacksonMappingProvider {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ReadBudget budget;

    BoundedMapping(ReadBudget budget) {
        super(MAPPER);
        this.budget = budget;
    }

    @Override
    public <T> @Nullable T map(@Nullable Object source, Class<T> type, Configuration configuration) {
        count(source);
        return super.map(source, type, configuration);
    }

    @Override
    public <T> @Nullable T map(@Nullable Object source, TypeRef<T> type, Configuration configuration) {
        count(source);
        return super.map(source, type, configuration);
    }

    private void count(@Nullable Object source) {
        if (source instanceof JsonNode json) {
            Deque<JsonNode> open = new ArrayDeque<>();
            open.push(json);
            while (!open.isEmpty()) {
                budget.spendSteps(1);
                open.pop().forEach(open::push);
            }
        }
    }
}
