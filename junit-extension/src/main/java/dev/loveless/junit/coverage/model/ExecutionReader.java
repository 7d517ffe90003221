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

    ExecutionReader(Program program, List<Counts> counts) {
        this.program = program;
        this.counts = counts;
    }

    void read(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            states.put(entered.frame(), entered.state());
            count(Happening.ENTERED, entered.state(), 0, 1);
        } else if (fact instanceof Fact.StateExited exited) {
            left(exited.state(), exited.way());
        } else if (fact instanceof Fact.RetryArmed retry) {
            countIn(retry.frame(), Happening.MATCHED, retry.retrier(), 1);
        } else if (fact instanceof Fact.RetriesExhausted exhausted) {
            countIn(exhausted.frame(), Happening.MATCHED, exhausted.retrier(), 1);
            countIn(exhausted.frame(), Happening.EXHAUSTED, exhausted.retrier(), 1);
        } else if (fact instanceof Fact.FrameOpened opened) {
            countIn(opened.parent(), Happening.BEGUN, branch(opened), 1);
        } else if (fact instanceof Fact.ChildrenStarted children) {
            countIn(children.frame(), Happening.BEGUN, 0, children.indices().size());
        } else if (fact instanceof Fact.FrameEnded ended) {
            states.remove(ended.frame());
        }
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
    private int branch(Fact.FrameOpened opened) {
        String around = states.get(opened.parent());
        return around != null && program.state(around) instanceof ParallelState ? opened.index() : 0;
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
