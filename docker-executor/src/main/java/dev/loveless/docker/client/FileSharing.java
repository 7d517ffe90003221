package dev.loveless.docker.client;

import com.github.dockerjava.api.model.Info;
import dev.loveless.docker.owner.Owner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the engine can give directories of this machine to containers, and containers can use them. Only what is
 * certain counts: files can always be copied instead. Thread-safe.
 */
final class FileSharing {
    private static final Logger LOG = LoggerFactory.getLogger(FileSharing.class);

    /** Under these, files of this user are not those of a container. */
    private static final List<String> OBSTACLES = List.of("selinux", "userns", "rootless");

    private final EngineClient engine;
    private volatile Optional<Boolean> known = Optional.empty();

    FileSharing(EngineClient engine) {
        this.engine = engine;
    }

    boolean isPossible() {
        if (known.isPresent()) {
            return known.get();
        }
        try {
            boolean possible = engine.isAtSocket()
                    && isThisMachine(engine.call(
                            "about itself", docker -> docker.infoCmd().exec()));
            known = Optional.of(possible);
            return possible;
        } catch (EngineException e) {
            LOG.debug("Files are copied for now", e);
            return false;
        }
    }

    /** A socket may lead to a virtual machine, which has a name of its own. */
    private static boolean isThisMachine(Info engine) {
        String options = engine.getSecurityOptions() == null ? "" : String.join(" ", engine.getSecurityOptions());
        return Owner.current().host().equals(engine.getName())
                && OBSTACLES.stream()
                        .noneMatch(obstacle ->
                                Arrays.asList(options.split("[ =,]")).contains(obstacle));
    }
}
