package dev.loveless.docker.client;

import com.github.dockerjava.api.model.Info;
import dev.loveless.docker.owner.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the engine can give directories of this machine to containers, and both sides can use what the other leaves
 * there. Only what is certain counts: files can always be copied instead. Thread-safe.
 */
final class FileSharing {
    private static final Logger LOG = LoggerFactory.getLogger(FileSharing.class);

    private static final int ROOT = 0;

    /** Belongs to the user that this process runs as. */
    private static final Path OWN = Path.of("/proc/self");

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
                    && isUsable(
                            engine.call(
                                    "about itself", docker -> docker.infoCmd().exec()),
                            user());
            known = Optional.of(possible);
            return possible;
        } catch (EngineException e) {
            LOG.debug("Files are copied for now", e);
            return false;
        }
    }

    /**
     * The user of this process, where that can be told; otherwise -1. What the user's name stands for is no help: a
     * program can run under a number that has none.
     */
    private static int user() {
        try {
            return (Integer) Files.getAttribute(OWN, "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            LOG.debug("Whose process this is cannot be told", e);
            return -1;
        }
    }

    /**
     * Most containers run as root. What they leave in a directory only root can be sure to read and to delete: another
     * user may not so much as empty a directory that a container made.
     */
    static boolean isUsable(Info engine, int user) {
        return user == ROOT && isThisMachine(engine);
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
