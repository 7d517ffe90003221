package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * What is asked of a Docker engine. Calls block where they do not say otherwise, none longer than a limit of its own,
 * after which it throws {@link EngineException} of kind UNAVAILABLE. Thread-safe.
 */
public interface EngineConnection extends AutoCloseable {
    /**
     * Sees to it that the engine has the image: pulls or builds what is missing. Does not block. Whoever does not wait
     * for it any more cancels the future; when nobody waits any more, the pull or build is broken off.
     *
     * @return the reference to give to {@link #create}; or exceptionally an {@link EngineException}
     */
    CompletableFuture<String> provide(Source source, Consumer<ComponentEvent> progress);

    /** What came of {@link #provide}, which is done. */
    static String provided(CompletableFuture<String> image) throws EngineException {
        try {
            return image.join();
        } catch (CancellationException e) {
            throw new EngineException(Kind.UNAVAILABLE, "Nobody waits any more for the image.", e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw new EngineException(failure.kind(), failure.getMessage(), failure);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Makes the network that containers are put into, if it is not there yet, and says where this host is in it. */
    HostAddress network() throws EngineException;

    /**
     * Where containers reach this host.
     *
     * @param bind the address that servers for containers are to listen on
     * @param name what containers call this host
     */
    record HostAddress(InetAddress bind, String name) {}

    /** What people call a container. */
    static String shortId(String containerId) {
        return containerId.substring(0, Math.min(12, containerId.length()));
    }

    /** Creates a container and does not start it. Its id. */
    String create(ContainerSpecification specification) throws EngineException;

    /** Starts a container. GPUs that cannot be had are noticed here, as NO_GPU. */
    void start(String containerId) throws EngineException;

    /**
     * Done when the container has ended; never exceptionally. To be asked for before the container is started. Where
     * the engine goes away, it is done with {@link ContainerExit#lost}.
     */
    CompletableFuture<ContainerExit> exit(String containerId);

    /** The address of a running container in the network. */
    InetAddress address(String containerId) throws EngineException;

    /**
     * Whether directories of this machine can be given to containers, as {@link ContainerSpecification#shared}. Giving
     * one may still be REFUSED.
     */
    default boolean sharesFiles() {
        return false;
    }

    /** Unpacks a tar archive into a directory of a container that has not been started. */
    void copyInto(String containerId, String directory, byte[] tar) throws EngineException;

    /**
     * A file of a container that has ended.
     *
     * @param most bytes that are read
     */
    Optional<byte[]> readFile(String containerId, String path, int most) throws EngineException;

    /**
     * Follows what a container writes, from its beginning to its end; on a thread of the engine's. The future is done
     * when all has been told; exceptionally, if the output broke off before that.
     */
    CompletableFuture<Void> followOutput(String containerId, OutputListener listener);

    /** Takes what a container writes, line by line. */
    interface OutputListener {
        void line(boolean standardError, String line);

        /** The beginning of a very long line, or more of it; the rest comes as further parts and at last as a line. */
        default void part(boolean standardError, String part) {
            line(standardError, part);
        }
    }

    /** Asks a container to end, and kills it when it has not after a while. */
    void stop(String containerId, Duration grace) throws EngineException;

    /** Kills a container; nothing happens if it has ended. */
    void kill(String containerId) throws EngineException;

    /** Removes a container with its volumes, killing it if need be; nothing happens if it is gone. */
    void remove(String containerId) throws EngineException;

    /** Removes all that this connection made, and closes it. */
    @Override
    void close();
}
