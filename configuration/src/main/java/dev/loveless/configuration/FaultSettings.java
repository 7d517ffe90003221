package dev.loveless.configuration;

import dev.loveless.docker.fault.FaultRule;
import dev.loveless.docker.fault.Faults;
import java.util.List;

/** What holds for the faults of all components. */
record FaultSettings(long seed, boolean enabled) {
    static final FaultSettings DEFAULT = new FaultSettings(0, true);

    /** The faults of a component with these rules. */
    Faults faults(List<FaultRule> rules) {
        return enabled && !rules.isEmpty() ? new Faults(seed, rules) : Faults.NONE;
    }
}
