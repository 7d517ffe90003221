package dev.loveless.docker.owner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Loveless that something belongs to.
 *
 * @param host the machine, as far as process ids mean the same
 */
public record Owner(String host, ProcessIdentity process) {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path PROCESS_NAMESPACE = Path.of("/proc/self/ns/pid");
    /** What Linux calls the process namespace of the machine itself, in all versions. */
    private static final String NAMESPACE_OF_THE_MACHINE = "pid:[4026531836]";

    private static final Owner CURRENT = new Owner(currentHost(), ProcessIdentity.current());

    /** The Loveless that this runs in. */
    public static Owner current() {
        return CURRENT;
    }

    /** Whether it was a process of this host and has ended. Of other hosts nothing is known. */
    public boolean isDead() {
        return host.equals(CURRENT.host) && !process.mayBeAlive();
    }

    /** {@code <host>/<pid>/<start, in milliseconds since 1970>}. */
    public String text() {
        return host + "/" + process.text();
    }

    /** The reverse of {@link #text}; absent if it is something else. */
    public static Optional<Owner> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : ProcessIdentity.parse(text.substring(slash + 1))
                        .map(process -> new Owner(text.substring(0, slash), process));
    }

    /** In a container with the host's name but not its processes, process ids mean something else. */
    private static String currentHost() {
        return hostName() + processNamespace().map(name -> "+" + name).orElse("");
    }

    private static String hostName() {
        try {
            if (Files.isReadable(HOST_NAME)) {
                return Files.readString(HOST_NAME).strip();
            }
        } catch (IOException e) {
            LOG.debug("The host's name cannot be read from {}", HOST_NAME, e);
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("The host has no name", e);
            return "localhost";
        }
    }

    private static Optional<String> processNamespace() {
        try {
            String namespace = Files.readSymbolicLink(PROCESS_NAMESPACE).toString();
            return namespace.equals(NAMESPACE_OF_THE_MACHINE)
                    ? Optional.empty()
                    : Optional.of(namespace.replaceAll("\\D", ""));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("This system has no process namespaces", e);
            return Optional.empty();
        }
    }
}
