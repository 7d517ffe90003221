package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.program.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A machine whose executions are counted. Thread-safe. */
final class ObservedMachine {
    /**
     * Which machine it is.
     *
     * @param definition the hash of its JSON
     */
    record Key(String name, String definition) {}

    private final Key key;
    private volatile Origin origin;
    private final Counts counts = new Counts();

    /**
     * Where the definition was read from.
     *
     * @param machine with the lines there
     */
    private record Origin(Optional<String> source, StateMachine machine) {
        static Origin of(Program program) {
            return new Origin(program.source().flatMap(SourceFiles::nameOf), program.machine());
        }
    }

    ObservedMachine(Key key, Program program) {
        this.key = key;
        this.origin = Origin.of(program);
    }

    /** The machine is met in this program too. What was met as a mere text may turn out to be a file. */
    ObservedMachine met(Program program) {
        if (origin.source().isEmpty()) {
            origin = Origin.of(program);
        }
        return this;
    }

    Counts counts() {
        return counts;
    }

    MachineCoverage coverage() {
        Origin known = origin;
        return new MachineCoverage(
                key.name(), key.definition(), known.source(), CoverageShape.of(known.machine(), counts));
    }

    static Key key(String name, Program program) {
        return new Key(name, hash(program.source().map(ObservedMachine::json).orElseGet(() -> shape(program))));
    }

    /** Blanks, and whether it is JSON or YAML, make no other machine. */
    private static String json(SourceText text) {
        return SourceReader.readTree(text, SourceFormat.ofContent(text.content()))
                .root()
                .map(root -> root.json().toString())
                .orElse(text.content());
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
}
