package dev.loveless.docker.client;

import com.github.dockerjava.api.model.Info;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the engine has an init, a first process for containers. One that only says so could start none of them: its
 * init is asked for its version by the engine, which gives {@code N/A} if there is none to ask. Thread-safe.
 */
final class InitProgram {
    private static final Logger LOG = LoggerFactory.getLogger(InitProgram.class);

    private final EngineClient engine;
    private volatile Optional<Boolean> known = Optional.empty();

    InitProgram(EngineClient engine) {
        this.engine = engine;
    }

    boolean isThere() {
        if (known.isPresent()) {
            return known.get();
        }
        try {
            boolean there = isThere(
                    engine.call("about itself", docker -> docker.infoCmd().exec()));
            known = Optional.of(there);
            return there;
        } catch (EngineException e) {
            LOG.debug("Containers have no init for now", e);
            return false;
        }
    }

    private static boolean isThere(Info engine) {
        Map<String, Object> values = engine.getRawValues();
        Object binary = values.get("InitBinary");
        boolean isMissing = values.get("InitCommit") instanceof Map<?, ?> commit && "N/A".equals(commit.get("ID"));
        return binary instanceof String name && !name.isEmpty() && !isMissing;
    }
}
