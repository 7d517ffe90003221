package dev.loveless.cli.io;

import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the files that a command line names. Standard input is read once, however often it is named. Of one thread. */
public final class NamedFiles {
    /** What stands for standard input on the command line. */
    public static final String STANDARD_INPUT = "-";

    /** What standard input is called in messages. */
    public static final String STANDARD_INPUT_NAME = "<stdin>";

    /** Far more than AWS takes (1,048,576 characters), comments of a YAML file included. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private final InputStream standardInput;
    private byte @Nullable [] fromStandardInput;

    /** {@code -} is that stream. */
    public NamedFiles(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /**
     * The bytes of a file.
     *
     * @param file its path, or {@link #STANDARD_INPUT}
     */
    public byte[] read(String file) throws UnreadableFileException {
        try {
            return limited(file, file.equals(STANDARD_INPUT) ? readStandardInput() : readFile(file));
        } catch (InvalidPathException e) {
            throw new UnreadableFileException(
                    file, "the name is not one of a file here", "For other letters than ASCII set LC_ALL to C.UTF-8.");
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(
                    file, "there is no such file", "Check the path; it is taken from the current directory.");
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(file, "permission denied", "Make the file readable for you.");
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFileException(file, String.valueOf(e.getMessage()), "Try to open it with other tools.");
        }
    }

    /** What the file is called in messages. */
    public static String nameOf(String file) {
        return file.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : file;
    }

    /** JSON or YAML: by the name; of standard input by what it begins with. */
    public static SourceFormat formatOf(SourceText text) {
        return text.name().equals(STANDARD_INPUT_NAME)
                ? SourceFormat.ofContent(text.content())
                : SourceFormat.ofFileName(text.name());
    }

    private byte[] readStandardInput() throws IOException {
        if (fromStandardInput == null) {
            fromStandardInput = standardInput.readNBytes(MOST_BYTES + 1);
        }
        return fromStandardInput;
    }

    private static byte[] readFile(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new UnreadableFileException(
                    file, "it is a directory", "Name the files in it, for example " + path.resolve("*.asl.json") + ".");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return stream.readNBytes(MOST_BYTES + 1);
        }
    }

    private static byte[] limited(String file, byte[] content) throws UnreadableFileException {
        if (content.length > MOST_BYTES) {
            throw new UnreadableFileException(
                    file,
                    "it is larger than " + MOST_BYTES / 1024 / 1024 + " MiB",
                    "AWS takes definitions of up to 1 MiB: check that this is one.");
        }
        return content;
    }
}
