package dev.loveless.docker.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what is bound to come: on a machine with much else to do, that can be long. */
public final class Patience {
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private Patience() {}

    /** Waits until something is so, and fails if it never is. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }
}
