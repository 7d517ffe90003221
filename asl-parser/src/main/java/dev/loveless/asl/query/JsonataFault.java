package dev.loveless.asl.query;

import dev.loveless.asl.diagnostic.AslCode;

/**
 * Something in an expression that AWS does not accept.
 *
 * @param message AWS's text
 * @param remedy what to do about it, for people
 */
public record JsonataFault(AslCode code, String message, String remedy) {
    static JsonataFault unsupported(String message, String remedy) {
        return new JsonataFault(AslCode.UNSUPPORTED_JSONATA_EXPRESSION, message, remedy);
    }
}
