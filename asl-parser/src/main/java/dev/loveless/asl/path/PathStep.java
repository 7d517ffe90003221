package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;

/** One step of a Reference Path. */
public sealed interface PathStep {
    /** Into a member of an object. */
    record Field(String name) implements PathStep {}

    /** Into an element of an array, from 0; negative counts from the end. */
    record Index(int index) implements PathStep {
        /** Where in an array that is, or would be. */
        int positionIn(JsonNode array) {
            return index < 0 ? array.size() + index : index;
        }
    }
}
