package dev.loveless.asl.query;

import dev.loveless.asl.diagnostic.AslCode;

/** Something in an expression that AWS does not accept. */
public record JsonataFault(AslCode code, String message) {
    static JsonataFault unsupported(String message) {
        return new JsonataFault(AslCode.UNSUPPORTED_JSONATA_EXPRESSION, message);
    }
}
