package dev.loveless.junit.coverage.model;

import dev.loveless.asl.model.StateMachine;
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
     * @param definition the hash of its text
     */
    record Key(String name, String definition) {}

    private final Key key;
    /** Replaced when the text turns up under the name of a file. */
    private volatile Optional<String> source = Optional.empty();

    private final StateMachine machine;
    private final Counts counts = new Counts();

    ObservedMachine(Key key, StateMachine machine) {
        this.key = key;
        this.machine = machine;
    }

    /** The machine is met in this program. */
    ObservedMachine met(Program program) {
        if (source.isEmpty()) {
            source = program.source().flatMap(SourceFiles::nameOf);
        }
        return this;
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
}
