package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.StateMachine;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the executions of one engine exercise, as their facts are kept. Thread-safe. */
final class CoverageJournal extends WatchedJournal {
    private final CoverageRecorder recorder;
    /** By the tree itself: to compare two trees would take as long as to hash their texts again. */
    private final Map<StateMachine, List<Counts>> counts = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Map<String, ExecutionReader> executions = new ConcurrentHashMap<>();

    CoverageJournal(Journal kept, CoverageRecorder recorder) {
        super(kept);
        this.recorder = recorder;
    }

    @Override
    public void begin(ExecutionIdentity identity, Program program) {
        super.begin(identity, program);
        List<Counts> counted = counts.computeIfAbsent(
                program.machine(), machine -> recorder.counts(identity.stateMachineName(), program));
        if (identity.mapRunArn().isEmpty()) {
            counted.forEach(Counts::executionBegan);
        }
        ExecutionReader reader = new ExecutionReader(program, counted);
        executions.put(identity.executionArn(), reader);
        // What an earlier engine left: its lines are to be known.
        read(identity.executionArn()).forEach(entry -> entry.facts().forEach(reader::read));
    }

    @Override
    protected void appended(String executionArn, Entry entry) {
        ExecutionReader reader = executions.get(executionArn);
        if (reader != null) {
            entry.facts().forEach(reader::read);
        }
    }

    @Override
    public void forget(String executionArn) {
        super.forget(executionArn);
        executions.remove(executionArn);
    }
}
