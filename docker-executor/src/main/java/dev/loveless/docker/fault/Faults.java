package dev.loveless.docker.fault;

import java.util.List;

/**
 * The faults of a component. What happens to a task is settled by the seed, the state, its input and the attempt alone,
 * whatever else runs meanwhile.
 *
 * @param rules the first that holds counts
 */
public record Faults(long seed, List<FaultRule> rules) {
    public static final Faults NONE = new Faults(0, List.of());

    public Faults {
        rules = List.copyOf(rules);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
