package dev.loveless.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.path.PathExpression;

/** An argument of an intrinsic function call. */
public sealed interface IntrinsicArgument {
    /**
     * A number, boolean, null, or a string in apostrophes.
     *
     * @param value a string's text with its escapes still in it is {@code text}; this is the value with escapes
     *     resolved
     * @param text as written, apostrophes included
     */
    record Literal(JsonNode value, String text) implements IntrinsicArgument {}

    /** A path, {@code $$} path or variable. */
    record Path(PathExpression path) implements IntrinsicArgument {}

    /** A call inside a call. */
    record Call(IntrinsicCall call) implements IntrinsicArgument {}
}
