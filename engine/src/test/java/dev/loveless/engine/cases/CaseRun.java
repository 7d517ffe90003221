package dev.loveless.engine.cases;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.data.DataLimits;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.program.Program;
import dev.loveless.engine.quota.Quotas;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import dev.loveless.engine.runtime.RuntimeSettings;
import dev.loveless.engine.time.VirtualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One run of a case in virtual time, from its beginning or from where an earlier one was broken off. */
final class CaseRun {
    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final Program program;
    private final ExecutionIdentity identity;
    private final CaseTasks tasks;
    private final VirtualScheduler scheduler;
    private final InMemoryJournal journal = new InMemoryJournal();
    private final ExecutionRuntime runtime;

    private CaseRun(EngineCase from, Instant now, long seed) {
        ParsedDefinition parsed =
                AslParser.parse(new SourceText(from.name(), from.definition()), SourceFormat.JSON, from.type());
        this.program = Program.of(
                parsed.stateMachine().orElseThrow(() -> new AssertionError(from + ": " + parsed.diagnostics())),
                from.type());
        this.identity = new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:machine:run",
                "run",
                "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                "machine",
                Optional.of("arn:aws:iam::123456789012:role/role"),
                from.type(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        this.tasks = new CaseTasks(from.tasks());
        this.scheduler = new VirtualScheduler(now);
        tasks.in(scheduler);
        SplittableRandom seeds = new SplittableRandom(seed);
        this.runtime = new ExecutionRuntime(
                new RuntimeSettings(scheduler, journal, List.of(tasks), quotas(from), seeds::nextLong, 1_000));
    }

    private static Quotas quotas(EngineCase from) {
        Quotas quotas = Quotas.AWS;
        if (from.json().has("historyEvents")) {
            quotas = quotas.withHistoryEvents(from.json().path("historyEvents").asLong());
        }
        if (from.json().has("payloadBytes")) {
            int payload = from.json().path("payloadBytes").asInt();
            quotas = quotas.withData(new DataLimits(payload, payload, 10 * payload));
        }
        if (from.json().has("statesPerTurn")) {
            quotas = quotas.withStatesPerTurn(from.json().path("statesPerTurn").asInt());
        }
        return quotas;
    }

    /** Runs the whole case, or as far as it can go. */
    static CaseRun whole(EngineCase from) {
        return whole(from, 42);
    }

    static CaseRun whole(EngineCase from, long seed) {
        CaseRun run = new CaseRun(from, START, seed);
        from.json().path("activities").forEach(arn -> run.runtime.activities().create(arn.asText()));
        run.runtime.start(
                run.identity, run.program, JsonData.parse(from.input()).orElseThrow(), Optional.empty());
        run.toTheEnd(from);
        return run;
    }

    /** Runs on from the first turns of another run, as after a crash. */
    static CaseRun resumed(EngineCase from, List<Journal.Entry> turns) {
        Instant now = turns.get(turns.size() - 1).time();
        CaseRun run = new CaseRun(from, now, 4711);
        from.json().path("activities").forEach(arn -> run.runtime.activities().create(arn.asText()));
        ExecutionState folded = new ExecutionState(run.identity, run.program);
        turns.forEach(turn -> folded.apply(turn.facts(), turn.time()));
        Map<Integer, String> stateOfFrame = new HashMap<>();
        for (Journal.Entry turn : turns) {
            run.journal.append(run.identity.executionArn(), turn);
            run.tasks.skip(turn, folded, stateOfFrame);
        }
        run.runtime.recover(run.identity, run.program, Optional.empty());
        run.toTheEnd(from);
        return run;
    }

    /** Or as far as the case says. */
    private void toTheEnd(EngineCase from) {
        String arn = identity.executionArn();
        if (from.json().has("stopAfter")) {
            scheduler.at(
                    START.plusSeconds(from.json().path("stopAfter").asLong()),
                    () -> runtime.stop(arn, Optional.of("Stopped"), Optional.of("By the test")));
        }
        if (from.json().has("runFor")) {
            scheduler.advance(Duration.ofSeconds(from.json().path("runFor").asLong()));
        } else {
            scheduler.runUntil(() -> runtime.ended(arn).isDone());
        }
    }

    ExecutionSnapshot snapshot() {
        return runtime.snapshot(identity.executionArn()).orElseThrow();
    }

    List<HistoryEvent> history() {
        return runtime.history(identity.executionArn());
    }

    List<Journal.Entry> turns() {
        return journal.read(identity.executionArn());
    }

    List<Fact> facts() {
        return turns().stream().flatMap(turn -> turn.facts().stream()).toList();
    }

    CaseTasks tasks() {
        return tasks;
    }

    ExecutionRuntime runtime() {
        return runtime;
    }

    String arn() {
        return identity.executionArn();
    }

    VirtualScheduler scheduler() {
        return scheduler;
    }
}
