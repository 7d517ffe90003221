package dev.loveless.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what it is seen that a file has changed, be it written anew or replaced.
 *
 * @param key what the system tells files of one name apart by
 */
record FileStamp(
        Optional<FileTime> time, long size, @Nullable Object key) {
    private static final FileStamp NONE = new FileStamp(Optional.empty(), 0, null);

    /** Of the file as it is; of one that cannot be read, a stamp like all such. */
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(Optional.of(attributes.lastModifiedTime()), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return NONE;
        }
    }
}
