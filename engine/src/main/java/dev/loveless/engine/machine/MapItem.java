package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An item of a Map state.
 *
 * @param key of the member, where the items are the members of an object
 */
public record MapItem(Optional<String> key, JsonNode value) {}
