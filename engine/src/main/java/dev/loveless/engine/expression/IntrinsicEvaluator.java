package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.intrinsic.IntrinsicArgument;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.intrinsic.IntrinsicFunction;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;
import dev.loveless.asl.path.PathRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Calls the intrinsic functions of the States Language. Stateless. */
public final class IntrinsicEvaluator {
    private static final PathExpression INPUT =
            PathExpression.parse("$").toOptional().orElseThrow();

    private final PathResolver resolver;
    private final RandomGenerator random;

    private IntrinsicEvaluator(PathResolver resolver, RandomGenerator random) {
        this.resolver = resolver;
        this.random = random;
    }

    /**
     * The value of a call, its arguments evaluated first, from left to right. Ends for whatever arguments.
     *
     * @param resolver follows the paths among the arguments
     * @param random where {@code States.UUID} and {@code States.MathRandom} take their chance from
     */
    public static IntrinsicResult evaluate(IntrinsicCall call, PathResolver resolver, RandomGenerator random) {
        IntrinsicResult result = new IntrinsicEvaluator(resolver, random).evaluate(call);
        String prefix = "The function '" + call.text() + "' had the following error: ";
        if (result instanceof IntrinsicResult.Miss miss) {
            return new IntrinsicResult.Miss(prefix + miss.message());
        }
        return result instanceof IntrinsicResult.Failed failed
                ? new IntrinsicResult.Failed(prefix + failed.message())
                : result;
    }

    /** The same, with messages that do not name the outermost call. */
    private IntrinsicResult evaluate(IntrinsicCall call) {
        List<JsonNode> values = new ArrayList<>();
        for (IntrinsicArgument argument : call.arguments()) {
            IntrinsicResult result = evaluate(argument);
            if (!(result instanceof IntrinsicResult.Value value)) {
                return result;
            }
            values.add(value.value());
        }
        try {
            return call(call, values);
        } catch (StackOverflowError e) {
            return new IntrinsicResult.Failed("The arguments are too deeply nested.");
        }
    }

    private IntrinsicResult evaluate(IntrinsicArgument argument) {
        if (argument instanceof IntrinsicArgument.Literal literal) {
            return new IntrinsicResult.Value(literal.value());
        }
        return argument instanceof IntrinsicArgument.Call nested
                ? evaluate(nested.call())
                : follow(((IntrinsicArgument.Path) argument).path());
    }

    private IntrinsicResult follow(PathExpression path) {
        PathResult result = resolver.resolve(path);
        return result instanceof PathResult.Missing missing
                ? new IntrinsicResult.Miss(describe(missing, path))
                : new IntrinsicResult.Value(((PathResult.Found) result).value());
    }

    /**
     * A step that does not fit what is there is told as it is; the context's paths are shown with one $ less
     * (measured).
     */
    private String describe(PathResult.Missing missing, PathExpression path) {
        if (missing.reason().startsWith("Filter: ")) {
            return missing.reason();
        }
        String shown = path.root() instanceof PathRoot.Context ? path.text().substring(1) : path.text();
        String input = resolver.resolve(INPUT) instanceof PathResult.Found found
                ? BoundedText.json(found.value()).orElse("")
                : "";
        return "The JsonPath argument for the field '" + shown + "' could not be found in the input '" + input + "'";
    }

    private IntrinsicResult call(IntrinsicCall call, List<JsonNode> values) {
        if (call.function() == IntrinsicFunction.FORMAT) {
            return FormatFunction.format(call.arguments(), values);
        }
        return IntrinsicFunctions.call(call.function(), new IntrinsicValues(values), random)
                .<IntrinsicResult>map(IntrinsicResult.Value::new)
                .orElseGet(() -> new IntrinsicResult.Failed(
                        "Invalid arguments in " + call.function().functionName()));
    }
}
