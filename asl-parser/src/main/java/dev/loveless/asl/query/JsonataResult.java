package dev.loveless.asl.query;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of evaluating a JSONata expression. */
public sealed interface JsonataResult {
    /** A JSON value. */
    record Value(JsonNode value) implements JsonataResult {}

    /** JSONata's "undefined". AWS: {@code … returned nothing (undefined).} */
    record Undefined() implements JsonataResult {}

    /**
     * Something that JSON cannot hold. AWS: {@code … returned an unsupported result type.}
     *
     * @param type what it is: {@code function}, or {@code regex}
     */
    record Unsupported(String type) implements JsonataResult {}

    /**
     * An error.
     *
     * @param ending what follows the name of the field in AWS's message, from the blank on, e.g. {@code threw an error
     *     during evaluation. T1006: Attempted to invoke a non-function}
     */
    record Failed(String ending) implements JsonataResult {}
}
