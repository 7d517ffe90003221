package dev.loveless.asl.intrinsic;

import java.util.List;

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
}
