package dev.loveless.api.operation;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.InvalidDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;

/** The definitions of requests. Stateless. */
final class Definitions {
    private Definitions() {}

    static ParsedDefinition parse(String definition, StateMachineType type) {
        return AslParser.parse(new SourceText("definition", definition), SourceFormat.JSON, type);
    }

    /** @throws ApiException if AWS would refuse it */
    static ParsedDefinition valid(String definition, StateMachineType type) {
        ParsedDefinition parsed = parse(definition, type);
        if (!parsed.isValid()) {
            throw new ApiException(new ApiError.InvalidDefinition(InvalidDefinition.message(parsed.diagnostics())));
        }
        return parsed;
    }
}
