package dev.loveless.docker.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.data.JsonData;
import java.util.Optional;

/**
 * What a state machine sees of a function's error.
 *
 * @param error the {@code errorType} of the payload, not of the header that came with it (measured)
 * @param cause the payload as text
 */
public record FunctionError(String error, String cause) {
    /** Of a payload without {@code errorType} (documented). */
    private static final String UNKNOWN = "Lambda.Unknown";

    /** How a payload is shown. */
    public enum Spelling {
        /** As the function sent it: functions named by their ARN (recorded). */
        AS_SENT,
        /** Without white space: {@code lambda:invoke} (recorded). */
        COMPACT
    }

    /** The error that a payload tells of. */
    public static FunctionError of(String payload, Spelling spelling) {
        Optional<JsonData> document = JsonData.parse(payload);
        String shown = spelling == Spelling.COMPACT
                ? document.map(parsed -> JsonData.of(parsed.tree()).text()).orElse(payload)
                : payload;
        JsonNode errorType = document.orElse(JsonData.EMPTY_OBJECT).tree().path("errorType");
        if (errorType.isTextual() && !errorType.textValue().isEmpty()) {
            return new FunctionError(errorType.textValue(), shown);
        }
        return new FunctionError(
                UNKNOWN,
                "The cause could not be determined because Lambda did not return an error type. Returned payload: "
                        + shown);
    }
}
