package dev.loveless.docker.client;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import dev.loveless.docker.component.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Images that Loveless built and whose tag has gone to newer ones. Only such with its label, and without any name, are
 * ever looked at; those that a container is made of stay.
 */
public final class OutdatedImages {
    /**
     * On what is built; its value is the reference. Containers inherit it, also those that a user starts: it must not
     * be the label that containers are swept by. Nor may it tell runs apart, or each would build anew.
     */
    static final String LABEL = "dev.loveless.build";

    /** A run that has built one and made nothing of it yet cannot be seen. */
    private static final Duration UNTIL_USED = Duration.ofMinutes(10);

    private OutdatedImages() {}

    static Map<String, String> labels(Source.Build source) {
        return Map.of(LABEL, source.reference());
    }

    /**
     * Removes all that no run may need any more, and gives their ids.
     *
     * @param all whether also those that may be needed by runs that are going on
     */
    public static List<String> remove(DockerEngine connection, boolean all) throws EngineException {
        if (!all && Leftovers.isAnybodyElseAlive(connection.client(), connection.labels())) {
            return List.of();
        }
        return remove(connection.client(), LABEL, all ? Duration.ZERO : UNTIL_USED);
    }

    /** Removes those that were built as this one was, unless another run may still use them. */
    static void remove(EngineClient engine, InstanceLabels own, Source.Build source) throws EngineException {
        if (!Leftovers.isAnybodyElseAlive(engine, own)) {
            remove(engine, LABEL + "=" + source.reference(), UNTIL_USED);
        }
    }

    private static List<String> remove(EngineClient engine, String label, Duration age) throws EngineException {
        List<String> removed = new ArrayList<>();
        List<Image> outdated = engine.call(
                "for outdated images",
                docker -> docker.listImagesCmd()
                        .withDanglingFilter(true)
                        .withLabelFilter(label)
                        .exec());
        long latest = Instant.now().minus(age).getEpochSecond();
        for (Image image : outdated) {
            if (image.getCreated() > latest) {
                continue;
            }
            boolean gone = engine.call("to remove image " + image.getId(), docker -> {
                try {
                    docker.removeImageCmd(image.getId()).exec();
                    return true;
                } catch (ConflictException | NotFoundException e) {
                    // A container is made of it, or somebody else was quicker.
                    return false;
                }
            });
            if (gone) {
                removed.add(EngineConnection.shortId(image.getId().replaceFirst("^sha256:", "")));
            }
        }
        return removed;
    }
}
