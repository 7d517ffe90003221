package dev.loveless.docker.client;

import dev.loveless.docker.owner.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What marks things of an engine as Loveless's, and whose.
 *
 * @param instance names one connection
 */
record InstanceLabels(String instance, Owner owner) {
    /** On everything; its value is the instance. */
    static final String INSTANCE = "dev.loveless";

    static final String OWNER = "dev.loveless.owner";
    static final String COMPONENT = "dev.loveless.component";

    private static final int RADIX = 36;

    /** For a new connection of this process. */
    static InstanceLabels fresh() {
        long chance = ThreadLocalRandom.current().nextLong(1L << 40);
        return new InstanceLabels(
                Long.toString(chance, RADIX)
                        + Long.toString(ProcessHandle.current().pid(), RADIX),
                Owner.current());
    }

    Map<String, String> all() {
        return Map.of(INSTANCE, instance, OWNER, owner.text());
    }

    Map<String, String> forContainer(ContainerSpecification specification) {
        Map<String, String> labels = new HashMap<>(specification.labels());
        labels.put(COMPONENT, specification.component());
        labels.putAll(all());
        return labels;
    }

    Map<String, String> filter() {
        return Map.of(INSTANCE, instance);
    }
}
