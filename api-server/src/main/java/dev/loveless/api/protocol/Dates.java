package dev.loveless.api.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Times of the API's answers. */
public final class Dates {
    private Dates() {}

    /** A time as AWS JSON writes it: seconds since 1970, with milliseconds as a fraction, never with an exponent. */
    public static JsonNode json(Instant time) {
        return DecimalNode.valueOf(BigDecimal.valueOf(time.toEpochMilli(), 3));
    }
}
