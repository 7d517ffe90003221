package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation of an expression. */
final class JsonataEvaluation {
    private final JsonataBindings bindings;
    private final JsonataLimits limits;

    JsonataEvaluation(JsonataBindings bindings, JsonataLimits limits) {
        this.bindings = bindings;
        this.limits = limits;
    }

    JsonataResult evaluate(Jsonata compiled, Iterable<String> variables) {
        Jsonata.Frame frame = compiled.createFrame();
        frame.setRuntimeBounds(10_000, limits.depth());
        frame.bind("states", states());
        for (String name : variables) {
            bindings.variable(name).ifPresent(value -> frame.bind(name, JsonataValues.toPlain(value)));
        }
        try {
            @Nullable Object result = compiled.evaluate(null, frame);
            return result == null
                    ? new JsonataResult.Undefined()
                    : new JsonataResult.Value(JsonataValues.toJson(result));
        } catch (JException e) {
            return new JsonataResult.Failed(
                    " threw an error during evaluation. " + e.getError() + ": " + e.getMessage());
        }
    }

    private Map<String, Object> states() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (StatesMember member : StatesMember.values()) {
            bindings.states(member).ifPresent(value -> states.put(member.memberName(), JsonataValues.toPlain(value)));
        }
        return states;
    }
}
