package dev.loveless.engine.task;

import dev.loveless.asl.model.ResultWriter;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ChildResult;
import dev.loveless.engine.machine.ExecutionIdentity;
import java.util.List;

/** Writes what the child executions of distributed Maps gave, as the ResultWriter says. Thread-safe. */
public interface ResultDestination {
    /**
     * What is to be written.
     *
     * @param writer the state's ResultWriter, which names a resource
     * @param parameters its Parameters or Arguments, filled
     */
    record Request(
            ExecutionIdentity execution,
            String state,
            String mapRunArn,
            ResultWriter writer,
            JsonData parameters,
            List<ChildResult> results) {
        public Request {
            results = List.copyOf(results);
        }
    }

    /** Takes the answer; from any thread, once. */
    interface Listener {
        /** {@code result} is the state's. */
        void written(JsonData result);

        /** {@code States.ResultWriterFailed}, with this cause. */
        void failed(String cause);
    }

    /** Whether this is the one to write it. */
    boolean supports(Request request);

    /** Begins to write. Must not block. */
    void write(Request request, Listener listener);
}
