package dev.loveless.asl.source;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON value of a definition, with its location. Immutable. */
public sealed interface SourceNode permits SourceObject, SourceArray, SourceScalar {
    /** Where the value stands. */
    Location location();

    /** The value without locations. */
    JsonNode json();
}
