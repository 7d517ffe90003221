package dev.loveless.cli.application;

import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.ConfigurationFiles;
import dev.loveless.configuration.ConfigurationReader;
import dev.loveless.configuration.ConfigurationResult;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads the configuration that belongs to a definition. Stateless. */
public final class FoundConfiguration {
    private FoundConfiguration() {}

    /** The path of a definition; absent for standard input. */
    public static Optional<Path> definition(String file) {
        return Optional.of(file)
                .filter(name -> !name.equals(NamedFiles.STANDARD_INPUT))
                .map(Path::of);
    }

    /**
     * The configuration that was given, or else the one beside the definition, if there is one.
     *
     * @param definition path of the definition, or {@code -}
     * @param given by {@code --config}
     */
    public static Optional<Path> find(String definition, Optional<String> given) throws UnreadableFileException {
        return given(given).or(() -> definition(definition).flatMap(ConfigurationFiles::find));
    }

    /** The path that was given, if one was. */
    static Optional<Path> given(Optional<String> named) throws UnreadableFileException {
        try {
            return named.map(Path::of);
        } catch (InvalidPathException e) {
            throw new UnreadableFileException(
                    e.getInput(),
                    "the name is not one of a file here",
                    "For other letters than ASCII set LC_ALL to C.UTF-8.");
        }
    }

    /** What a file says, be it right or wrong. */
    public static ConfigurationResult read(Path file) throws UnreadableFileException {
        try {
            return ConfigurationReader.read(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(
                    file.toString(),
                    "there is no such file",
                    "Check the path; it is taken from the current directory.");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    file.toString(), String.valueOf(e.getMessage()), "Make it a file that you can read.");
        }
    }
}
