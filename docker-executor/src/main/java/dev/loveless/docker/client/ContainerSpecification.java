package dev.loveless.docker.client;

import dev.loveless.docker.component.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be created. Labels of its owner, dropped capabilities, {@code no-new-privileges} and the host as
 * {@code host.docker.internal} are added to all of them.
 *
 * @param image a reference that the engine has
 * @param entryPoint replaces the image's own, if not empty
 * @param command replaces the image's own, if not empty
 * @param readOnly whether the root cannot be written; {@code /tmp} can be then, and programs in it executed
 * @param exchange a directory to hand files over in, which lives as long as the container; written before its start by
 *     {@link DockerEngine#copyInto} and read after its end
 * @param shared what the exchange is on this machine, where the engine shares files; absent: a volume
 * @param init whether the engine's init is the first process, where the engine has one, and the program its child: the
 *     kernel keeps signals from a first process that has not asked for them, so that it could not be asked to end
 * @param labels further labels
 */
public record ContainerSpecification(
        String image,
        String component,
        List<String> entryPoint,
        List<String> command,
        Optional<String> workingDirectory,
        Optional<String> user,
        Map<String, String> environment,
        Resources resources,
        boolean readOnly,
        Optional<String> exchange,
        Optional<Path> shared,
        boolean init,
        Map<String, String> labels) {
    public ContainerSpecification {
        entryPoint = List.copyOf(entryPoint);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
    }

    /** One whose exchange is a volume, if it has one, and whose program is its first process. */
    public ContainerSpecification(
            String image,
            String component,
            List<String> entryPoint,
            List<String> command,
            Optional<String> workingDirectory,
            Optional<String> user,
            Map<String, String> environment,
            Resources resources,
            boolean readOnly,
            Optional<String> exchange,
            Map<String, String> labels) {
        this(
                image,
                component,
                entryPoint,
                command,
                workingDirectory,
                user,
                environment,
                resources,
                readOnly,
                exchange,
                Optional.empty(),
                false,
                labels);
    }

    /** The same, whose program is its first process. */
    ContainerSpecification withoutInit() {
        return new ContainerSpecification(
                image,
                component,
                entryPoint,
                command,
                workingDirectory,
                user,
                environment,
                resources,
                readOnly,
                exchange,
                shared,
                false,
                labels);
    }
}
