package dev.loveless.cli.serve;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The environment variables, of which an empty one counts as none. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What the command line says, or else the variable. */
    Optional<String> or(@Nullable String option, String name) {
        return Optional.ofNullable(option).or(() -> get(name));
    }
}
