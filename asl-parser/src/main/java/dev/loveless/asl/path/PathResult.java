package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;

/** What a path leads to in a document. */
public sealed interface PathResult {
    /**
     * There is something; for a path that can lead to several places, the array of all of them, which may be empty.
     *
     * @param value shared with the document, never a copy: to be treated as frozen
     */
    record Found(JsonNode value) implements PathResult {}

    /**
     * There is nothing.
     *
     * @param reason why, in the words that AWS puts behind {@code Invalid path '…' : } (recorded), e.g. {@code No
     *     results for path: $['a']}
     * @param pastEnd whether the path ends with an index behind the last element of an array: AWS takes that for null
     *     in a payload template, and for a failure elsewhere (measured)
     */
    record Missing(String reason, boolean pastEnd) implements PathResult {
        /** Nothing for any other reason than an index past the end. */
        public Missing(String reason) {
            this(reason, false);
        }
    }
}
