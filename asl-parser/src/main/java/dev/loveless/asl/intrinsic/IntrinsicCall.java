package dev.loveless.asl.intrinsic;

import dev.loveless.asl.diagnostic.Parsed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A call of an intrinsic function.
 *
 * @param text the call as written
 * @param function what is called
 * @param arguments in order
 */
public record IntrinsicCall(String text, IntrinsicFunction function, List<IntrinsicArgument> arguments) {
    public IntrinsicCall {
        arguments = List.copyOf(arguments);
    }

    /** The call that {@code text} spells, with nothing around it. */
    public static Parsed<IntrinsicCall> parse(String text) {
        return new IntrinsicParser(text).parse();
    }

    /** The workflow variables that the arguments read. */
    public Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        for (IntrinsicArgument argument : arguments) {
            if (argument instanceof IntrinsicArgument.Path path) {
                variables.addAll(path.path().variables());
            } else if (argument instanceof IntrinsicArgument.Call nested) {
                variables.addAll(nested.call().variables());
            }
        }
        return variables;
    }
}
