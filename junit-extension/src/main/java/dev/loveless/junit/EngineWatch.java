package dev.loveless.junit;

import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.program.Program;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Looks on as executions begin and states are entered. */
final class EngineWatch extends WatchedJournal {
    private final Consumer<String> onActivity;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    /** The ARNs of executions in the order they began. */
    private final Set<String> begun = Collections.synchronizedSet(new LinkedHashSet<>());

    /** The ARNs of child executions, with those of their Map Runs; and of Map Runs, with those of their executions. */
    private final Map<String, String> parents = new ConcurrentHashMap<>();

    /** @param onActivity told the ARNs of activities that an execution is about to need */
    EngineWatch(Journal kept, Consumer<String> onActivity) {
        super(kept);
        this.onActivity = onActivity;
    }

    /** Waits for a state to be entered. */
    final class Watcher implements AutoCloseable {
        private final String executionArn;
        private final String state;
        private volatile boolean entered;

        private Watcher(String executionArn, String state) {
            this.executionArn = executionArn;
            this.state = state;
        }

        boolean hasEntered() {
            return entered;
        }

        @Override
        public void close() {
            watchers.remove(this);
        }
    }

    Watcher watch(String executionArn, String state) {
        Watcher watcher = new Watcher(executionArn, state);
        watchers.add(watcher);
        return watcher;
    }

    @Override
    public void begin(ExecutionIdentity identity, Program program) {
        StateTree.states(program.root()).stream()
                .filter(TaskState.class::isInstance)
                .map(state -> ((TaskState) state).resource())
                .filter(resource -> TaskResource.parse(resource)
                        .filter(TaskResource.Activity.class::isInstance)
                        .isPresent())
                .forEach(onActivity);
        begun.add(identity.executionArn());
        identity.mapRunArn().ifPresent(mapRun -> parents.put(identity.executionArn(), mapRun));
        super.begin(identity, program);
    }

    @Override
    public void forget(String executionArn) {
        super.forget(executionArn);
        begun.remove(executionArn);
        parents.remove(executionArn);
    }

    /** The ARNs of all executions that are kept, in the order they began. */
    List<String> begun() {
        synchronized (begun) {
            return List.copyOf(begun);
        }
    }

    @Override
    protected void appended(String executionArn, Entry entry) {
        entry.facts().forEach(fact -> {
            if (fact instanceof Fact.MapRunStarted started) {
                parents.put(started.mapRunArn(), executionArn);
            }
        });
        for (Watcher watcher : watchers) {
            if (isWithin(executionArn, watcher.executionArn)
                    && entry.facts().stream()
                            .anyMatch(fact -> fact instanceof Fact.StateEntered entered
                                    && entered.state().equals(watcher.state))) {
                watcher.entered = true;
            }
        }
    }

    private boolean isWithin(String executionArn, String ancestor) {
        Optional<String> arn = Optional.of(executionArn);
        while (arn.isPresent() && !arn.get().equals(ancestor)) {
            arn = Optional.ofNullable(parents.get(arn.get()));
        }
        return arn.isPresent();
    }
}
