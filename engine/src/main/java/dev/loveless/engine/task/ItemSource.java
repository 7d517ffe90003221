package dev.loveless.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.ReaderConfig;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionIdentity;
import java.util.Optional;

/** Reads the items of distributed Maps, as their ItemReader says. Thread-safe. */
public interface ItemSource {
    /**
     * What is to be read.
     *
     * @param resource as written in the ItemReader
     * @param parameters the ItemReader's Parameters or Arguments, filled
     * @param config how the data are written; ItemsPointer and MaxItems are applied by the engine
     */
    record Request(
            ExecutionIdentity execution,
            String state,
            String mapRunArn,
            String resource,
            JsonData parameters,
            Optional<ReaderConfig> config) {}

    /** Takes the answer; from any thread, once. */
    interface Listener {
        /** An array, or an object for its members. */
        void read(JsonNode items);

        /** {@code States.ItemReaderFailed}, with this cause. */
        void failed(String cause);
    }

    /** Whether this is the one to read it. */
    boolean supports(Request request);

    /** Begins to read. Must not block. */
    void read(Request request, Listener listener);
}
