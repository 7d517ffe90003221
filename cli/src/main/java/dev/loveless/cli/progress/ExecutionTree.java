package dev.loveless.cli.progress;

import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The execution that is watched, with the child executions of its distributed Maps, as a tree of lines and states.
 * Facts make it grow; what is over and told is not kept. Of one thread.
 */
final class ExecutionTree {
    /** What a component wrote last may come when its task is over; so many tasks are remembered for that. */
    private static final int REMEMBERED_TASKS = 4_096;

    private final TreeListener listener;
    private final Map<String, FactReader> executions = new HashMap<>();
    /**
     * The child executions that are about to begin, by their input: the very object, since inputs may be equal, and
     * since facts do not tell which child has which index.
     */
    private final Map<JsonData, Deque<Place>> expected = new IdentityHashMap<>();

    private final Map<String, Visit> tasks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > REMEMBERED_TASKS;
        }
    };
    private Optional<Line> root = Optional.empty();

    /** A child execution in its Map. */
    record Place(Visit map, int index) {}

    ExecutionTree(TreeListener listener) {
        this.listener = listener;
    }

    /** The first execution it is told of is the one that is watched. */
    void apply(String executionArn, Journal.Entry entry) {
        FactReader reader = executions.get(executionArn);
        if (reader == null) {
            reader = new FactReader(this, listener, executionArn);
            executions.put(executionArn, reader);
        }
        reader.read(entry);
        if (reader.isOver()) {
            executions.remove(executionArn);
        }
    }

    /** The main line, once the execution has begun. */
    Optional<Line> root() {
        return root;
    }

    /** The state whose task has that id. */
    Optional<Visit> ofTask(String requestId) {
        return Optional.ofNullable(tasks.get(requestId));
    }

    void taskBegan(String requestId, Visit visit) {
        tasks.put(requestId, visit);
    }

    void expectChild(JsonData input, Place place) {
        expected.computeIfAbsent(input, it -> new ArrayDeque<>(1)).add(place);
    }

    /**
     * The main line of an execution that has just begun: the one that is watched, or a child of it. Absent for one that
     * is neither, such as one that a task has started.
     */
    Optional<Line> begin(JsonData input) {
        if (root.isEmpty()) {
            root = Optional.of(new Line(Optional.empty(), 0));
            return root;
        }
        Deque<Place> places = expected.get(input);
        if (places == null) {
            return Optional.empty();
        }
        Place place = places.remove();
        if (places.isEmpty()) {
            expected.remove(input);
        }
        Line line = new Line(Optional.of(place.map()), place.index());
        place.map().lines.opened(line);
        return Optional.of(line);
    }
}
