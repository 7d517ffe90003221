package dev.loveless.engine.data;

import java.util.Map;

/**
 * What a state leaves behind.
 *
 * @param output what the next state gets
 * @param assigned the variables it sets, in the order they are written in
 */
public record Outcome(JsonData output, Map<String, JsonData> assigned) {}
