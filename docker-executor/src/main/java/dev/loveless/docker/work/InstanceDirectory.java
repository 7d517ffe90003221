package dev.loveless.docker.work;

import dev.loveless.docker.owner.ProcessIdentity;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of one Loveless, for files and for a record of the processes that it started. If Loveless is killed, the
 * next one finds by it what to end and to delete. Thread-safe.
 */
public final class InstanceDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceDirectory.class);
    private static final String NAME = "loveless-";
    private static final String OWNER = "owner";
    private static final String PROCESSES = "processes";
    private static final long SECONDS_TO_DIE = 5;

    private final Path path;

    private InstanceDirectory(Path path) {
        this.path = path;
    }

    /**
     * What was ended and deleted.
     *
     * @param processes their ids
     * @param failures what stays, and why
     */
    public record Swept(List<Long> processes, List<Path> directories, List<String> failures) {
        public Swept {
            processes = List.copyOf(processes);
            directories = List.copyOf(directories);
            failures = List.copyOf(failures);
        }
    }

    /** A new one, {@code loveless-<pid>-<random>} in the system's directory for temporary files. */
    public static InstanceDirectory create() throws IOException {
        return create(temporaryFiles());
    }

    static InstanceDirectory create(Path parent) throws IOException {
        ProcessIdentity owner = ProcessIdentity.current();
        // Only this user may read and write it.
        Path path = Files.createTempDirectory(parent, NAME + owner.pid() + "-");
        Files.createDirectory(path.resolve(PROCESSES));
        Files.writeString(path.resolve(OWNER), owner.text());
        return new InstanceDirectory(path);
    }

    private static Path temporaryFiles() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /** For files that are to go when Loveless ends. */
    public Path path() {
        return path;
    }

    /** A process was started that must not outlive Loveless. */
    public void record(ProcessHandle process) throws IOException {
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process);
        if (identity.isPresent()) {
            Files.writeString(record(process.pid()), identity.get().text());
        }
    }

    /** A process has ended. */
    public void forget(ProcessHandle process) throws IOException {
        Files.deleteIfExists(record(process.pid()));
    }

    private Path record(long pid) {
        return path.resolve(PROCESSES).resolve(Long.toString(pid));
    }

    /** Deletes it; ends no process. */
    @Override
    public void close() throws IOException {
        delete(path);
    }

    /**
     * Ends processes that a dead Loveless of this user left, and deletes its directory. One that cannot be swept does
     * not keep it from the others.
     *
     * @throws IOException if it cannot be seen what is left
     */
    public static Swept sweep() throws IOException {
        return sweep(temporaryFiles());
    }

    static Swept sweep(Path parent) throws IOException {
        List<Long> processes = new ArrayList<>();
        List<Path> directories = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path directory : all) {
                if (isLeft(directory)) {
                    try {
                        processes.addAll(endProcesses(directory.resolve(PROCESSES)));
                        delete(directory);
                        directories.add(directory);
                    } catch (IOException | DirectoryIteratorException e) {
                        failures.add(directory + " stays: " + e);
                    }
                }
            }
        }
        return new Swept(processes, directories, failures);
    }

    /** Others can write here too: only what this user made counts, or they could have processes of ours ended. */
    private static boolean isLeft(Path directory) {
        try {
            UserPrincipal user = directory
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"));
            boolean own = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory).equals(user);
            return own
                    && ProcessIdentity.parse(
                                    Files.readString(directory.resolve(OWNER)).strip())
                            .filter(owner -> !owner.mayBeAlive())
                            .isPresent();
        } catch (IOException e) {
            // Of another kind, or just being made or deleted.
            LOG.debug("{} is left alone", directory, e);
            return false;
        }
    }

    private static List<Long> endProcesses(Path records) throws IOException {
        List<Long> ended = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(records)) {
            for (Path record : all) {
                ProcessIdentity.parse(Files.readString(record).strip())
                        .flatMap(ProcessIdentity::find)
                        .ifPresent(process -> {
                            end(process);
                            ended.add(process.pid());
                        });
            }
        } catch (NoSuchFileException e) {
            LOG.debug("Another Loveless sweeps as well", e);
        }
        return ended;
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Process {} has been killed and is still there", process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes a directory with all that is in it; one that is gone is no fault. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
