package dev.loveless.docker.component;

import dev.loveless.docker.fault.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of the application, whatever role it plays.
 *
 * @param name of the function, activity or job
 * @param entryPoint replaces the image's own, if not empty
 * @param command replaces the image's own, if not empty
 * @param workingDirectory replaces the image's own
 * @param user replaces the image's own; as {@code docker run --user} takes it
 * @param environment variables added to those of the role
 */
public record Component(
        String name,
        Source source,
        List<String> entryPoint,
        List<String> command,
        Optional<String> workingDirectory,
        Optional<String> user,
        Map<String, String> environment,
        Resources resources,
        Isolation isolation,
        Faults faults) {
    public Component {
        entryPoint = List.copyOf(entryPoint);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same with other limits. */
    public Component withResources(Resources others) {
        return new Component(
                name, source, entryPoint, command, workingDirectory, user, environment, others, isolation, faults);
    }

    /** A component with nothing but a source. */
    public static Component of(String name, Source source, Isolation isolation) {
        return new Component(
                name,
                source,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Resources.UNLIMITED,
                isolation,
                Faults.NONE);
    }
}
