package dev.loveless.junit.timeline;

import dev.loveless.engine.Execution;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What has happened in an execution so far: its states with their attempts, backoff, catchers, branches and iterations.
 * {@link #toString()} is what people read. Immutable but for the lists, which are not to be changed.
 */
public final class Timeline {
    private final ExecutionSnapshot snapshot;
    private final Instant now;
    private final Line line;
    private final List<StateVisit> visits;
    private final Map<String, JsonData> variables;

    private Timeline(ExecutionSnapshot snapshot, Instant now, FactReader reader) {
        this.snapshot = snapshot;
        this.now = now;
        this.line = reader.mainLine();
        this.visits = List.copyOf(reader.visits());
        this.variables = Map.copyOf(reader.variables());
    }

    /** The execution as it stands now; does what can be done without letting time pass. */
    public static Timeline of(Execution execution) {
        ExecutionSnapshot snapshot = execution.snapshot();
        FactReader reader = new FactReader(
                execution.program(), new MapRunChildren(execution.loveless().runtime()));
        execution.facts().forEach(reader::read);
        return new Timeline(snapshot, execution.loveless().now(), reader);
    }

    /** Its status, input, output, error and cause. */
    public ExecutionSnapshot execution() {
        return snapshot;
    }

    /** When it was looked at. */
    public Instant now() {
        return now;
    }

    /** How long it took, or has taken so far. */
    public Duration took() {
        return Duration.between(snapshot.startTime(), snapshot.stopTime().orElse(now));
    }

    /** The main line; all else hangs below its states. */
    public Line line() {
        return line;
    }

    /** All visits of states at every depth, in the order they were entered. */
    public List<StateVisit> visits() {
        return visits;
    }

    /** The visits of one state. */
    public List<StateVisit> visits(String state) {
        return visits.stream().filter(visit -> visit.state().equals(state)).toList();
    }

    /** The variables of the machine's outermost scope. */
    public Map<String, JsonData> variables() {
        return variables;
    }

    /** What the execution waits for; nothing once it has ended. */
    public List<Waiting> waiting() {
        return visits.stream().flatMap(visit -> Waiting.of(visit).stream()).toList();
    }

    /** The whole, for people. */
    @Override
    public String toString() {
        return new TimelineText(this).text();
    }
}
