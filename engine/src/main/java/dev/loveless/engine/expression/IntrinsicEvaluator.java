package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.asl.intrinsic.IntrinsicArgument;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.path.PathResult;
import java.util.random.RandomGenerator;

/** Calls the intrinsic functions of the States Language. */
public final class IntrinsicEvaluator {
    private IntrinsicEvaluator() {}

    /**
     * The value of a call, its arguments evaluated first, from left to right.
     *
     * @param resolver follows the paths among the arguments
     * @param random where {@code States.UUID} and {@code States.MathRandom} take their chance from
     */
    public static IntrinsicResult evaluate(IntrinsicCall call, PathResolver resolver, RandomGenerator random) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (IntrinsicArgument argument : call.arguments()) {
            if (argument instanceof IntrinsicArgument.Literal literal) {
                values.add(literal.value());
            } else if (argument instanceof IntrinsicArgument.Path path) {
                PathResult read = resolver.resolve(path.path());
                if (read instanceof PathResult.Missing missing) {
                    return new IntrinsicResult.Miss(missing.reason());
                }
                values.add(((PathResult.Found) read).value());
            } else if (argument instanceof IntrinsicArgument.Call nested) {
                IntrinsicResult result = evaluate(nested.call(), resolver, random);
                if (!(result instanceof IntrinsicResult.Value value)) {
                    return result;
                }
                values.add(value.value());
            }
        }
        return new IntrinsicResult.Value(values);
    }
}
