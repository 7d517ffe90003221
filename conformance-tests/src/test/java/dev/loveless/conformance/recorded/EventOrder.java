package dev.loveless.conformance.recorded;

import dev.loveless.conformance.recorded.Comparer.Unordered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Histories of things that run side by side, in forms that do not depend on who was first. */
final class EventOrder {
    private static final Set<String> BLOCK_END =
            Set.of("ParallelStateSucceeded", "ParallelStateFailed", "ParallelStateAborted", "ParallelStateExited");
    private static final Set<String> JOIN = Set.of(
            "ParallelStateSucceeded",
            "ParallelStateFailed",
            "ParallelStateAborted",
            "MapStateSucceeded",
            "MapStateFailed",
            "MapStateAborted");

    private EventOrder() {}

    /** What the recorder made of the events of Parallel states; sorting is left out, as blocks compare in any order. */
    static Object parallelBlock(Object history) {
        List<Map<String, Object>> events = new ArrayList<>(events(history));
        int start = -1;
        List<Map<String, Object>> block = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < events.size(); i++) {
            String type = String.valueOf(events.get(i).get("type"));
            if (type.equals("ParallelStateStarted")) {
                start = i + 1;
                block = new ArrayList<>();
                inside = true;
            } else if (BLOCK_END.contains(type)) {
                if (start >= 0 && start <= i) {
                    events.subList(start, i).clear();
                    events.addAll(start, block);
                }
                inside = false;
            } else if (inside) {
                events.get(i).put("id", List.of(0));
                events.get(i).put("previousEventId", 0);
                block.add(events.get(i));
            }
        }
        return events;
    }

    /** Neighbours with {@code id: [0]} as one item, to be compared in any order. */
    static Object grouped(Object history) {
        List<Object> groups = new ArrayList<>();
        for (Map<String, Object> event : events(history)) {
            boolean inBlock = event.get("id") instanceof List<?>;
            if (!inBlock) {
                groups.add(event);
            } else if (!groups.isEmpty() && groups.get(groups.size() - 1) instanceof Unordered group) {
                group.add(event);
            } else {
                Unordered group = new Unordered();
                group.add(event);
                groups.add(group);
            }
        }
        return groups;
    }

    /**
     * Events as trees along previousEventId, without ids. A join hangs below its Started event: after which line it
     * comes is chance.
     */
    static Object forest(Object history) {
        Map<Object, Map<String, Object>> nodes = new HashMap<>();
        Map<Object, List<Object>> open = new HashMap<>();
        Unordered roots = new Unordered();
        for (Map<String, Object> event : events(history)) {
            Object id = number(event.get("id"));
            Object parent = number(event.get("previousEventId"));
            List<Object> around = open.getOrDefault(parent, List.of());
            String type = String.valueOf(event.get("type"));
            if (JOIN.contains(type) && !around.isEmpty()) {
                parent = around.get(around.size() - 1);
                around = around.subList(0, around.size() - 1);
            } else if (type.startsWith("Execution")) {
                parent = 0L;
                around = List.of();
            }
            if (type.equals("MapStateStarted") || type.equals("ParallelStateStarted")) {
                List<Object> deeper = new ArrayList<>(around);
                deeper.add(id);
                around = deeper;
            }
            open.put(id, around);
            Map<String, Object> node = new LinkedHashMap<>(event);
            node.remove("id");
            node.remove("previousEventId");
            nodes.put(id, node);
            Map<String, Object> before = nodes.get(parent);
            if (before == null || parent.equals(id)) {
                roots.add(node);
            } else {
                ((Unordered) before.computeIfAbsent("next", key -> new Unordered())).add(node);
            }
        }
        return roots;
    }

    private static Object number(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.longValue() : String.valueOf(value);
    }

    private static List<Map<String, Object>> events(Object history) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Object event : (List<?>) history) {
            Map<String, Object> copy = new LinkedHashMap<>();
            ((Map<?, ?>) event).forEach((key, value) -> copy.put(String.valueOf(key), value));
            events.add(copy);
        }
        return events;
    }
}
