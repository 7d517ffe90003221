package dev.loveless.docker.component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a component's program comes from. */
public sealed interface Source {
    /** What to call it in messages. */
    String description();

    /**
     * A Docker image, pulled if the engine does not have it.
     *
     * @param reference as given to {@code docker run}
     */
    record Image(String reference) implements Source {
        @Override
        public String description() {
            return "image " + reference;
        }
    }

    /**
     * An image built from a Dockerfile.
     *
     * @param context the directory that is sent to the engine
     * @param dockerfile relative to the context
     * @param arguments build arguments
     * @param target stage of a Dockerfile with several
     * @param reference what the image is tagged with, for people. It does not depend on the files: those are the
     *     engine's to compare with its cache, at each build, and containers are made of the build's result, not of the
     *     tag, so that a tag for each state of the files would only pile up images
     */
    record Build(
            Path context, String dockerfile, Map<String, String> arguments, Optional<String> target, String reference)
            implements Source {
        public Build {
            arguments = Map.copyOf(arguments);
        }

        @Override
        public String description() {
            return "image built from " + context.resolve(dockerfile);
        }
    }

    /**
     * A program on this machine, without Docker.
     *
     * @param command the program and its arguments
     * @param directory where it is started
     */
    record LocalCommand(List<String> command, Path directory) implements Source {
        public LocalCommand {
            command = List.copyOf(command);
        }

        @Override
        public String description() {
            return "command " + String.join(" ", command);
        }
    }
}
