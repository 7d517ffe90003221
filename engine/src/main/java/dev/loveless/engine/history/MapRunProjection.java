package dev.loveless.engine.history;

import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the children of an execution's Map Runs from its facts, which are given to it in their order. */
public final class MapRunProjection {
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<Integer, String> states = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Map<Integer, Run> open = new HashMap<>();

    private static final class Run {
        final String arn;
        final String state;
        final Map<Integer, ExecutionStatus> children = new TreeMap<>();
        int total;
        int redriveCount;
        ExecutionStatus status = ExecutionStatus.RUNNING;

        Run(String arn, String state, int total) {
            this.arn = arn;
            this.state = state;
            this.total = total;
        }

        MapRunCounts counts() {
            Map<ExecutionStatus, Integer> counts = new EnumMap<>(ExecutionStatus.class);
            children.values().forEach(child -> counts.merge(child, 1, Integer::sum));
            return new MapRunCounts(arn, state, status, total, redriveCount, counts);
        }
    }

    /** The facts of a turn. */
    public void add(List<Fact> facts) {
        facts.forEach(this::add);
    }

    private void add(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            states.put(entered.frame(), entered.state());
        } else if (fact instanceof Fact.MapStarted started) {
            sizes.put(started.frame(), started.plan().size());
        } else if (fact instanceof Fact.MapRunStarted started) {
            Run run = new Run(
                    started.mapRunArn(),
                    states.getOrDefault(started.frame(), ""),
                    sizes.getOrDefault(started.frame(), 0));
            runs.put(run.arn, run);
            open.put(started.frame(), run);
        } else {
            ofOpenRun(fact);
        }
    }

    private void ofOpenRun(Fact fact) {
        if (fact instanceof Fact.ItemsRead read) {
            run(read.frame()).total = read.plan().size();
        } else if (fact instanceof Fact.ChildrenStarted started) {
            Run run = run(started.frame());
            started.indices().forEach(index -> run.children.put(index, ExecutionStatus.RUNNING));
        } else if (fact instanceof Fact.ChildEnded ended) {
            run(ended.frame()).children.put(ended.index(), ended.status());
        } else if (fact instanceof Fact.MapRunEnded ended) {
            run(ended.frame()).status = ended.status();
        } else if (fact instanceof Fact.MapRunRedriven redriven) {
            Run run = run(redriven.frame());
            run.redriveCount = redriven.redriveCount();
            run.status = ExecutionStatus.RUNNING;
        }
    }

    private Run run(int frame) {
        Run run = open.get(frame);
        if (run == null) {
            throw new IllegalStateException("No Map Run in line " + frame);
        }
        return run;
    }

    /** All Map Runs, in the order they were started. */
    public List<MapRunCounts> mapRuns() {
        return runs.values().stream().map(Run::counts).toList();
    }
}
