package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.program.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A machine whose executions are counted. Thread-safe. */
final class ObservedMachine {
    /**
     * Which machine it is.
     *
     * @param definition the hash of its text
     */
    record Key(String name, String definition) {}

    private final Key key;
    private final Optional<String> source;
    private final StateMachine machine;
    private final Counts counts = new Counts();

    ObservedMachine(Key key, Optional<String> source, StateMachine machine) {
        this.key = key;
        this.source = source;
        this.machine = machine;
    }

    Counts counts() {
        return counts;
    }

    MachineCoverage coverage() {
        return new MachineCoverage(key.name(), key.definition(), source, CoverageShape.of(machine, counts));
    }

    static Key key(String name, Program program) {
        return new Key(name, hash(program.source().map(SourceText::content).orElseGet(() -> shape(program))));
    }

    /** A machine that was not read from a text is known by what can be exercised of it. */
    private static String shape(Program program) {
        return CoverageShape.of(program.machine(), new Counts()).toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** The file as people name it: from the working directory, if it is below. A text goes by its machine's name. */
    static Optional<String> source(String name, Program program) {
        return program.source()
                .map(SourceText::name)
                .filter(file -> !file.equals(name))
                .map(ObservedMachine::relative);
    }

    private static String relative(String file) {
        try {
            Path path = Path.of(file);
            Path here = Path.of("").toAbsolutePath();
            return path.isAbsolute() && path.startsWith(here)
                    ? here.relativize(path).toString()
                    : file;
        } catch (InvalidPathException e) {
            return file;
        }
    }
}
