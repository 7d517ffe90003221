package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.ParallelState;
import dev.loveless.engine.machine.ExitWay;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.program.Program;
import dev.loveless.junit.coverage.model.Counts.Happening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what the facts of one execution tell. For one thread at a time. */
final class ExecutionReader {
    private final Program program;
    private final List<Counts> counts;
    /** The state that each line is in. */
    private final Map<Integer, String> states = new HashMap<>();
    /** Lines that are open, but have entered no state yet; the failure of another may come first. */
    private final Map<Integer, Fact.FrameOpened> opened = new HashMap<>();

    ExecutionReader(Program program, List<Counts> counts) {
        this.program = program;
        this.counts = counts;
    }

    void read(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            entered(entered);
        } else if (fact instanceof Fact.StateExited exited) {
            left(exited.state(), exited.way());
        } else if (fact instanceof Fact.RetryArmed retry) {
            countIn(retry.frame(), Happening.MATCHED, retry.retrier(), 1);
        } else if (fact instanceof Fact.RetriesExhausted exhausted) {
            countIn(exhausted.frame(), Happening.MATCHED, exhausted.retrier(), 1);
            countIn(exhausted.frame(), Happening.EXHAUSTED, exhausted.retrier(), 1);
        } else if (fact instanceof Fact.FrameOpened line) {
            opened.put(line.frame(), line);
        } else if (fact instanceof Fact.ChildrenStarted children) {
            countIn(children.frame(), Happening.BEGUN, 0, children.indices().size());
        } else if (fact instanceof Fact.FrameEnded ended) {
            states.remove(ended.frame());
        }
    }

    private void entered(Fact.StateEntered fact) {
        Fact.FrameOpened line = opened.remove(fact.frame());
        if (line != null) {
            countIn(line.parent(), Happening.BEGUN, branch(line), 1);
        }
        states.put(fact.frame(), fact.state());
        count(Happening.ENTERED, fact.state(), 0, 1);
    }

    private void left(String state, ExitWay way) {
        if (way instanceof ExitWay.Rule rule) {
            count(Happening.RULE, state, rule.index(), 1);
        } else if (way instanceof ExitWay.Caught caught) {
            count(Happening.CAUGHT, state, caught.catcher(), 1);
        } else {
            count(way instanceof ExitWay.Default ? Happening.DEFAULT : Happening.DONE, state, 0, 1);
        }
    }

    /** All iterations of a Map have the same processor. */
    private int branch(Fact.FrameOpened line) {
        String around = states.get(line.parent());
        return around != null && program.state(around) instanceof ParallelState ? line.index() : 0;
    }

    private void countIn(int frame, Happening happening, int index, long times) {
        String state = states.get(frame);
        if (state != null) {
            count(happening, state, index, times);
        }
    }

    private void count(Happening happening, String state, int index, long times) {
        counts.forEach(each -> each.add(happening, state, index, times));
    }
}
