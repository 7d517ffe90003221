package dev.loveless.docker.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The files that a build works with, on their way to the engine. docker-java would write them to a temporary file
 * first, which stays if Loveless is killed, and would follow symbolic links for ever.
 */
final class BuildContext implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int ORDINARY = 0644;
    private static final int EXECUTABLE = 0755;

    private final Path directory;
    private final Path dockerfile;
    private final DockerIgnore ignored;
    private final PipedInputStream files = new PipedInputStream(BUFFER);
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    /** @param dockerfile relative to the directory; goes along even if it is ignored, since the engine needs it */
    BuildContext(Path directory, Path dockerfile) throws IOException {
        this.directory = directory;
        this.dockerfile = dockerfile.normalize();
        this.ignored = DockerIgnore.of(directory);
    }

    /** A tar archive of the files, written by one of the threads while it is read. */
    InputStream open(ExecutorService threads) throws IOException {
        PipedOutputStream pipe = new PipedOutputStream(files);
        threads.execute(() -> {
            try (pipe) {
                write(pipe);
                sent.complete(null);
            } catch (IOException e) {
                sent.completeExceptionally(e);
            }
        });
        return files;
    }

    /** Why the files could not be read, if so: the engine only sees an archive that breaks off. */
    CompletableFuture<Void> sent() {
        return sent;
    }

    private void write(OutputStream output) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(output)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            Files.walkFileTree(directory, new Visitor(tar));
        }
    }

    /** Does not follow symbolic links. */
    private final class Visitor extends SimpleFileVisitor<Path> {
        private final TarArchiveOutputStream tar;

        private Visitor(TarArchiveOutputStream tar) {
            this.tar = tar;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
            Path relative = directory.relativize(visited);
            if (visited.equals(directory)) {
                return FileVisitResult.CONTINUE;
            }
            if (ignored.leavesOut(relative)) {
                boolean mayHoldMore = ignored.hasExceptions() || dockerfile.startsWith(relative);
                return mayHoldMore ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }
            put(new TarArchiveEntry(name(relative) + "/"), EXECUTABLE, attributes);
            tar.closeArchiveEntry();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) throws IOException {
            Path relative = directory.relativize(visited);
            boolean always = relative.equals(dockerfile) || relative.toString().equals(DockerIgnore.NAME);
            if (!always && ignored.leavesOut(relative)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                TarArchiveEntry link = new TarArchiveEntry(name(relative), TarArchiveEntry.LF_SYMLINK);
                link.setLinkName(Files.readSymbolicLink(visited).toString());
                put(link, EXECUTABLE, attributes);
                tar.closeArchiveEntry();
            } else if (attributes.isRegularFile()) {
                TarArchiveEntry file = new TarArchiveEntry(name(relative));
                file.setSize(attributes.size());
                put(file, mode(visited), attributes);
                Files.copy(visited, tar);
                tar.closeArchiveEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        private void put(TarArchiveEntry entry, int mode, BasicFileAttributes attributes) throws IOException {
            entry.setMode(mode);
            entry.setModTime(attributes.lastModifiedTime());
            tar.putArchiveEntry(entry);
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static int mode(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return EXECUTABLE;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.OWNER_EXECUTE) ? EXECUTABLE : ORDINARY;
    }

    /** The writer, if it still writes, finds the pipe closed. */
    @Override
    public void close() throws IOException {
        files.close();
    }
}
