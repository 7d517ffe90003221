package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of calling an intrinsic function. */
public sealed interface IntrinsicResult {
    /** A JSON value. */
    record Value(JsonNode value) implements IntrinsicResult {}

    /**
     * A path among the arguments leads nowhere: {@code States.Runtime}.
     *
     * @param message AWS's whole text, {@code The function '…' had the following error: …}, for behind the state's
     *     prefix
     */
    record Miss(String message) implements IntrinsicResult {}

    /**
     * The function cannot do with its arguments: {@code States.Runtime} too, as observed, where the States Language
     * documents {@code States.IntrinsicFailure}.
     *
     * @param message AWS's whole text, {@code The function '…' had the following error: …}, for behind the state's
     *     prefix
     */
    record Failed(String message) implements IntrinsicResult {}
}
