package dev.loveless.api.log;

import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.HistoryEventType;
import dev.loveless.engine.history.HistoryProjection;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes execution log events, as AWS does to CloudWatch Logs, for the executions that are to be logged: those that
 * {@link #watch} was called for, Standard and Express, and the child executions of their distributed Maps. Others cost
 * a look into a map. The events of an execution are written in their order. Thread-safe.
 */
public final class ExecutionLogs extends WatchedJournal {
    private final LogSink sink;
    private final Map<String, Logged> executions = new ConcurrentHashMap<>();
    /** What child executions are logged by, by the ARN of their Map Run. */
    private final Map<String, LoggingConfiguration> mapRuns = new ConcurrentHashMap<>();

    /**
     * @param kept where the facts are kept
     * @param sink where the events go; stays the caller's to be closed, after the engine
     */
    public ExecutionLogs(Journal kept, LogSink sink) {
        super(kept);
        this.sink = sink;
    }

    /**
     * Has an execution logged from its first event on. To be called when the execution is made and before it gets its
     * first command; of no effect where the configuration asks for nothing.
     */
    public void watch(ExecutionIdentity identity, Program program, LoggingConfiguration configuration) {
        if (configuration.level() != LogLevel.OFF) {
            executions.put(identity.executionArn(), new Logged(identity, program, configuration));
        }
    }

    /** Child executions are logged as their parents are. */
    @Override
    public void begin(ExecutionIdentity identity, Program program) {
        super.begin(identity, program);
        identity.mapRunArn().map(mapRuns::get).ifPresent(configuration -> watch(identity, program, configuration));
    }

    @Override
    protected void appended(String executionArn, Entry entry) {
        Logged execution = executions.get(executionArn);
        if (execution != null) {
            execution.add(entry);
        }
    }

    @Override
    public void forget(String executionArn) {
        super.forget(executionArn);
        Logged execution = executions.remove(executionArn);
        if (execution != null) {
            execution.ofMapRuns.forEach(mapRuns::remove);
        }
    }

    /** An execution that is logged. Of one thread at a time, as its entries are. */
    private final class Logged {
        private final ExecutionIdentity identity;
        private final Program program;
        private final LoggingConfiguration configuration;
        private final List<String> ofMapRuns = new ArrayList<>(0);
        /** Only while it runs: there may be many that have ended, and few are redriven. */
        private @Nullable HistoryProjection history;

        private boolean begun;
        private int redriveCount;

        Logged(ExecutionIdentity identity, Program program, LoggingConfiguration configuration) {
            this.identity = identity;
            this.program = program;
            this.configuration = configuration;
        }

        void add(Entry entry) {
            HistoryProjection drawn = history == null ? historyBefore() : history;
            drawn.add(entry.facts(), entry.time());
            entry.facts().forEach(this::notice);
            drawn.take().forEach(this::write);
            history = hasEnded(entry) ? null : drawn;
        }

        /** The history but for its last entry; all that it has was written. */
        private HistoryProjection historyBefore() {
            HistoryProjection drawn = new HistoryProjection(identity, program);
            if (begun) {
                List<Entry> entries = read(identity.executionArn());
                entries.subList(0, entries.size() - 1).forEach(entry -> drawn.add(entry.facts(), entry.time()));
                drawn.take();
            }
            begun = true;
            return drawn;
        }

        private void notice(Fact fact) {
            if (fact instanceof Fact.MapRunStarted started) {
                mapRuns.put(started.mapRunArn(), configuration);
                ofMapRuns.add(started.mapRunArn());
            }
        }

        private void write(HistoryEvent event) {
            if (event.type() == HistoryEventType.EXECUTION_REDRIVEN) {
                redriveCount++;
            }
            if (configuration.level().logs(event.type())) {
                sink.write(LogEvent.line(
                        identity.executionArn(), event, redriveCount, configuration.includeExecutionData()));
            }
        }

        private static boolean hasEnded(Entry entry) {
            return entry.facts().stream().anyMatch(Fact.ExecutionEnded.class::isInstance);
        }
    }
}
