package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One evaluation of an expression. */
final class JsonataEvaluation {
    /** The library hands its functions nothing by which they could know the evaluation they are called in. */
    private static final ThreadLocal<@Nullable JsonataEvaluation> CURRENT = new ThreadLocal<>();

    private static final String RANGE_TOO_LARGE = "D2014";
    private static final String FAILED = " threw an error during evaluation";

    private final JsonataProgram program;
    private final JsonataBindings bindings;
    private final JsonataBudget budget;

    JsonataEvaluation(JsonataProgram program, JsonataBindings bindings, JsonataLimits limits) {
        this.program = program;
        this.bindings = bindings;
        this.budget = new JsonataBudget(limits, program);
    }

    /** The evaluation that runs on this thread. */
    static JsonataEvaluation current() {
        return Objects.requireNonNull(CURRENT.get(), "Functions run inside of evaluations only");
    }

    JsonataBindings bindings() {
        return bindings;
    }

    JsonataBudget budget() {
        return budget;
    }

    JsonataResult evaluate() {
        JsonataEvaluation outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return run(frame());
        } catch (StackOverflowError e) {
            return failure(e);
        } finally {
            CURRENT.set(outer);
        }
    }

    private JsonataResult run(Frame frame) {
        try {
            return result(program.compiled().evaluate(null, frame));
        } catch (RuntimeException | Error e) {
            // The library throws both, and hides the one in the other.
            return failure(e);
        }
    }

    private Frame frame() {
        Frame frame = program.compiled().createFrame();
        budget.watch(frame);
        frame.bind("states", states());
        for (String name : program.references().variables()) {
            bindings.variable(name).ifPresent(value -> frame.bind(name, JsonataValues.toPlain(value)));
        }
        return frame;
    }

    private Object states() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (StatesMember member : StatesMember.values()) {
            if (program.references().mayRead(member)) {
                Optional<JsonNode> value = bindings.states(member);
                value.ifPresent(json -> states.put(member.memberName(), JsonataValues.toPlain(json)));
            }
        }
        return states;
    }

    private JsonataResult result(@Nullable Object value) {
        if (value == null) {
            return new JsonataResult.Undefined();
        }
        budget.checked(budget.bytes(value));
        return JsonataValues.toJson(value)
                .<JsonataResult>map(JsonataResult.Value::new)
                .orElseGet(() -> new JsonataResult.Unsupported(value instanceof RegexFunction ? "regex" : "function"));
    }

    private JsonataResult failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                budget.overflow();
            } else if (cause instanceof JException coded && RANGE_TOO_LARGE.equals(coded.getError())) {
                // AWS's memory is smaller than the largest range.
                budget.exceedMemory();
            } else if (cause instanceof VirtualMachineError fatal) {
                throw fatal;
            }
        }
        return new JsonataResult.Failed(budget.exceeded()
                .map(text -> FAILED + ": " + text)
                .or(() -> JsonataErrors.describe(thrown, budget.innermost()).map(text -> FAILED + ". " + text))
                .orElse(" threw an internal error during evaluation."));
    }
}
