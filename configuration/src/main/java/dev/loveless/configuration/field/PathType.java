package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path, relative to the directory of the configuration file. */
public enum PathType implements ValueType<Path> {
    /** Of a file that is there. */
    FILE("file"),
    /** Of a directory that is there. */
    DIRECTORY("directory"),
    /** Of what need not be there yet. */
    ANY("path");

    private final String word;

    PathType(String word) {
        this.word = word;
    }

    @Override
    public Optional<Path> read(SourceMember written, Reading reading) {
        Optional<Path> path = Optional.ofNullable(written.value().json().textValue())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> resolved(reading.directory(), text));
        if (path.isEmpty()) {
            reading.refuseValue(written, "a path", "Write the path of a " + described() + ".");
        } else if (reading.looksForFiles() && !isThere(path.get())) {
            reading.refuse(
                    written,
                    ConfigurationCode.MISSING_FILE,
                    "There is no " + word + " " + path.get(),
                    "Paths are relative to the directory of this file.");
        }
        return path;
    }

    private String described() {
        return this == ANY ? "file or directory" : word;
    }

    /** The path that a text stands for; empty if it is none. */
    public static Optional<Path> resolved(Path directory, String text) {
        try {
            return Optional.of(directory.resolve(text).normalize());
        } catch (InvalidPathException e) {
            // The file system says what a path is, and that is what is asked here.
            return Optional.empty();
        }
    }

    private boolean isThere(Path path) {
        return switch (this) {
            case FILE -> Files.isRegularFile(path);
            case DIRECTORY -> Files.isDirectory(path);
            case ANY -> true;
        };
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("minLength", 1);
    }

    @Override
    public String words() {
        return this == ANY ? word : "path of a " + word;
    }
}
