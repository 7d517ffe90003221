package dev.loveless.junit.coverage.model;

import dev.loveless.engine.history.Journal;
import dev.loveless.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what is exercised of state machines, by looking on as engines keep their facts:
 *
 * <pre>{@code
 * CoverageRecorder recorder = new CoverageRecorder();
 * Loveless loveless = Loveless.builder().virtualTime().watchedBy(recorder::watch).build();
 * }</pre>
 *
 * One recorder may watch any number of engines, one after the other or at once. Thread-safe.
 */
public final class CoverageRecorder {
    private final Optional<CoverageRecorder> around;
    private final Map<ObservedMachine.Key, ObservedMachine> machines = new ConcurrentHashMap<>();

    public CoverageRecorder() {
        this(Optional.empty());
    }

    private CoverageRecorder(Optional<CoverageRecorder> around) {
        this.around = around;
    }

    /** A recorder of a part of the tests: what it records, this one records too. */
    public CoverageRecorder part() {
        return new CoverageRecorder(Optional.of(this));
    }

    /** A journal that keeps all in {@code kept} and tells this recorder. */
    public Journal watch(Journal kept) {
        return new CoverageJournal(kept, this);
    }

    /** Makes a machine known, whether or not it will be executed. */
    public void observe(String name, Program program) {
        observed(name, program);
    }

    /** What was recorded so far. */
    public RunCoverage coverage() {
        return new RunCoverage(
                machines.values().stream().map(ObservedMachine::coverage).toList());
    }

    /** The counts of the machine, here and in all recorders around. */
    List<Counts> counts(String name, Program program) {
        List<Counts> counts = new ArrayList<>();
        for (Optional<CoverageRecorder> at = Optional.of(this); at.isPresent(); at = at.get().around) {
            counts.add(at.get().observed(name, program).counts());
        }
        return counts;
    }

    private ObservedMachine observed(String name, Program program) {
        return machines.computeIfAbsent(ObservedMachine.key(name, program), key -> new ObservedMachine(key, program))
                .met(program);
    }
}
