package dev.loveless.asl.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What an evaluation can see of the world. Asked only for what the expression names. */
public interface JsonataBindings {
    /** A member of {@code $states}; empty where there is none, and the expression finds it undefined. */
    Optional<JsonNode> states(StatesMember member);

    /** A workflow variable, named without {@code $}; empty if it is not set, and the expression finds it undefined. */
    Optional<JsonNode> variable(String name);

    /** The one time, in milliseconds since 1970, that {@code $now()} and {@code $millis()} give in this evaluation. */
    long epochMillis();

    /** Where {@code $random()}, {@code $shuffle()} and {@code $uuid()} take their chance from. */
    RandomGenerator random();
}
