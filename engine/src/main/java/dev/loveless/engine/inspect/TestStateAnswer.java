package dev.loveless.engine.inspect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What TestState answers. */
public sealed interface TestStateAnswer {
    /** How the state came out. */
    enum Status {
        SUCCEEDED,
        FAILED,
        /** A retrier would try again. */
        RETRIABLE,
        CAUGHT_ERROR
    }

    /**
     * The state was tested; the members of the API's response.
     *
     * @param output JSON of what the next state gets
     * @param nextState where the state goes
     * @param inspectionData the data after each step; present if asked for
     */
    record Result(
            Status status,
            Optional<String> output,
            Optional<String> error,
            Optional<String> cause,
            Optional<String> nextState,
            Optional<ObjectNode> inspectionData)
            implements TestStateAnswer {
        /** The body of the API's response. */
        public ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            output.ifPresent(text -> json.put("output", text));
            error.ifPresent(text -> json.put("error", text));
            cause.ifPresent(text -> json.put("cause", text));
            inspectionData.ifPresent(data -> json.set("inspectionData", data));
            nextState.ifPresent(name -> json.put("nextState", name));
            return json.put("status", status.name());
        }
    }

    /**
     * The request cannot be met.
     *
     * @param code the name of the API's error
     */
    record Refusal(String code, String message) implements TestStateAnswer {
        static Refusal validation(String message) {
            return new Refusal("ValidationException", message);
        }

        static Refusal invalidDefinition(String message) {
            return new Refusal("InvalidDefinition", message);
        }

        static Refusal invalidInput(String message) {
            return new Refusal("InvalidExecutionInput", message);
        }
    }
}
