package dev.loveless.junit.explore;

import dev.loveless.asl.model.FailState;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an execution ended, or stands: the state whose failure nothing handled. */
final class EndOfExecution {
    private static final int MAIN_LINE = 0;

    private final Map<Integer, String> current = new HashMap<>();
    private Optional<String> last = Optional.empty();
    /** The line whose failure is on its way outwards. */
    private Optional<Integer> failed = Optional.empty();

    private EndOfExecution() {}

    static EndOfExecution of(List<Journal.Entry> facts) {
        EndOfExecution end = new EndOfExecution();
        facts.forEach(entry -> entry.facts().forEach(end::read));
        return end;
    }

    private void read(Fact fact) {
        if (fact instanceof Fact.StateEntered entered) {
            current.put(entered.frame(), entered.state());
            last = Optional.of(entered.state());
            failed = Optional.empty();
        } else if (fact instanceof Fact.FailureCaught || fact instanceof Fact.RetryArmed) {
            failed = Optional.empty();
        } else if (fact instanceof Fact.FrameFailed frame && failed.isEmpty()) {
            failed = Optional.of(frame.frame());
        } else if (fact instanceof Fact.ExecutionEnded ended) {
            String main = current.get(MAIN_LINE);
            last = Optional.ofNullable(current.get(failed.orElse(ended.frame())))
                    .or(() -> Optional.ofNullable(main));
        }
    }

    Optional<String> state() {
        return last;
    }

    /** Whether the error was made by a Fail state. */
    boolean isByFailState(Program program) {
        return failed.isPresent()
                && last.filter(name -> program.state(name) instanceof FailState).isPresent();
    }
}
