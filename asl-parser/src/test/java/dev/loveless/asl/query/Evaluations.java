package dev.loveless.asl.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Evaluates expressions for tests, by default at one time, with one seed and without data. */
class Evaluations implements JsonataBindings {
    static final long TIME = 1_700_000_000_123L;

    private final Map<StatesMember, JsonNode> states = new HashMap<>();
    private final Map<String, JsonNode> variables = new HashMap<>();
    private RandomGenerator random = new SplittableRandom(1);
    private JsonataLimits limits = JsonataLimits.AWS;

    Evaluations input(JsonNode input) {
        return states(StatesMember.INPUT, input);
    }

    Evaluations states(StatesMember member, JsonNode value) {
        states.put(member, value);
        return this;
    }

    Evaluations variable(String name, JsonNode value) {
        variables.put(name, value);
        return this;
    }

    Evaluations random(RandomGenerator generator) {
        random = generator;
        return this;
    }

    Evaluations limits(JsonataLimits other) {
        limits = other;
        return this;
    }

    static JsonataExpression parse(String expression) {
        return JsonataExpression.parse("{% " + expression + " %}").fold(parsed -> parsed, failure -> {
            throw new AssertionError(expression + ": " + failure.reason());
        });
    }

    JsonataResult evaluate(String expression) {
        return parse(expression).evaluate(this, limits);
    }

    /** The same as a text: JSON, or how the result is told. */
    String show(String expression) {
        JsonataResult result = evaluate(expression);
        if (result instanceof JsonataResult.Value value) {
            return value.value().toString();
        }
        if (result instanceof JsonataResult.Unsupported unsupported) {
            return "unsupported " + unsupported.type();
        }
        return result instanceof JsonataResult.Failed failed ? "error" + failed.ending() : "undefined";
    }

    static JsonNode nested(int depth) {
        JsonNode nested = JsonNodeFactory.instance.objectNode();
        for (int level = 0; level < depth; level++) {
            nested = JsonNodeFactory.instance.objectNode().set("a", nested);
        }
        return nested;
    }

    @Override
    public Optional<JsonNode> states(StatesMember member) {
        return Optional.ofNullable(states.get(member));
    }

    @Override
    public Optional<JsonNode> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public long epochMillis() {
        return TIME;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }
}
