package dev.loveless.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.path.PathExpression;

/** An argument of an intrinsic function call. */
public sealed interface IntrinsicArgument {
    /**
     * A number, boolean, null, or a string in apostrophes.
     *
     * @param value with the escapes of a string resolved
     * @param text as written, without the apostrophes; a template's placeholders can be told from escaped braces in it
     */
    record Literal(JsonNode value, String text) implements IntrinsicArgument {}

    /** A path, {@code $$} path or variable. */
    record Path(PathExpression path) implements IntrinsicArgument {}

    /** A call inside a call. */
    record Call(IntrinsicCall call) implements IntrinsicArgument {}
}
