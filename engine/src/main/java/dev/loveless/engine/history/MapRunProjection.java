package dev.loveless.engine.history;

import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.MapPlan;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the children of an execution's Map Runs from its facts, which are given to it in their order. */
public final class MapRunProjection {
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<Integer, String> states = new HashMap<>();
    private final Map<Integer, MapPlan> plans = new HashMap<>();
    private final Map<Integer, Run> open = new HashMap<>();
    private Instant now = Instant.EPOCH;

    private static final class Run {
        final String arn;
        final String state;
        final Instant startTime;
        final Map<Integer, ExecutionStatus> children = new TreeMap<>();
        MapPlan plan;
        int redriveCount;
        Optional<Instant> stopTime = Optional.empty();
        Optional<Instant> redriveTime = Optional.empty();
        ExecutionStatus status = ExecutionStatus.RUNNING;

        Run(String arn, String state, MapPlan plan, Instant startTime) {
            this.arn = arn;
            this.state = state;
            this.plan = plan;
            this.startTime = startTime;
        }

        MapRunCounts counts() {
            Map<ExecutionStatus, Integer> counts = new EnumMap<>(ExecutionStatus.class);
            Map<ExecutionStatus, Integer> items = new EnumMap<>(ExecutionStatus.class);
            children.forEach((index, child) -> {
                counts.merge(child, 1, Integer::sum);
                items.merge(child, itemsOf(index), Integer::sum);
            });
            return new MapRunCounts(
                    arn,
                    state,
                    status,
                    plan.size(),
                    plan.items().size(),
                    redriveCount,
                    counts,
                    items,
                    new MapRunCounts.Limits(plan.concurrency(), plan.toleratedCount(), plan.toleratedPercentage()),
                    startTime,
                    stopTime,
                    redriveTime);
        }

        void end(ExecutionStatus as, Instant time) {
            status = as;
            stopTime = Optional.of(time);
            // Nobody waits for the children that are left: they are stopped.
            children.replaceAll((index, child) -> child == ExecutionStatus.RUNNING ? ExecutionStatus.ABORTED : child);
        }

        /** What it is part of is over before it is. */
        void abort(Instant time) {
            if (status == ExecutionStatus.RUNNING) {
                end(ExecutionStatus.ABORTED, time);
            }
        }

        /** How many items a child has: one, or those of its batch. */
        private int itemsOf(int index) {
            return plan.items().size() == plan.size()
                    ? 1
                    : plan.inputs().get(index).tree().path("Items").size();
        }
    }

    /** The facts of a turn. */
    public void add(List<Fact> facts, Instant time) {
        now = time;
        facts.forEach(this::add);
    }

    private void add(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            states.put(entered.frame(), entered.state());
        } else if (fact instanceof Fact.MapStarted started) {
            plans.put(started.frame(), started.plan());
        } else if (fact instanceof Fact.MapRunStarted started) {
            Run run =
                    new Run(started.mapRunArn(), states.getOrDefault(started.frame(), ""), plan(started.frame()), now);
            runs.put(run.arn, run);
            open.put(started.frame(), run);
        } else if (fact instanceof Fact.ExecutionEnded) {
            runs.values().forEach(run -> run.abort(now));
        } else if (fact instanceof Fact.StateAborted aborted) {
            Optional.ofNullable(open.get(aborted.frame())).ifPresent(run -> run.abort(now));
        } else {
            ofOpenRun(fact);
        }
    }

    private void ofOpenRun(Fact fact) {
        if (fact instanceof Fact.ItemsRead read) {
            run(read.frame()).plan = read.plan();
        } else if (fact instanceof Fact.MapRunUpdated updated) {
            Run run = run(updated.frame());
            run.plan = run.plan.updated(updated);
        } else if (fact instanceof Fact.ChildrenStarted started) {
            Run run = run(started.frame());
            started.indices().forEach(index -> run.children.put(index, ExecutionStatus.RUNNING));
        } else if (fact instanceof Fact.ChildEnded ended) {
            run(ended.frame()).children.put(ended.index(), ended.status());
        } else if (fact instanceof Fact.MapRunEnded ended) {
            run(ended.frame()).end(ended.status(), now);
        } else if (fact instanceof Fact.MapRunRedriven redriven) {
            Run run = run(redriven.frame());
            run.redriveCount = redriven.redriveCount();
            run.status = ExecutionStatus.RUNNING;
            run.stopTime = Optional.empty();
            run.redriveTime = Optional.of(now);
        }
    }

    private MapPlan plan(int frame) {
        MapPlan plan = plans.get(frame);
        if (plan == null) {
            throw new IllegalStateException("No Map in line " + frame);
        }
        return plan;
    }

    private Run run(int frame) {
        Run run = open.get(frame);
        if (run == null) {
            throw new IllegalStateException("No Map Run in line " + frame);
        }
        return run;
    }

    /** How many children all Map Runs have. */
    public long children() {
        return runs.values().stream().mapToLong(run -> run.children.size()).sum();
    }

    /** All Map Runs, in the order they were started. */
    public List<MapRunCounts> mapRuns() {
        return runs.values().stream().map(Run::counts).toList();
    }
}
