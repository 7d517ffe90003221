package dev.loveless.benchmarks;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.lint.Linter;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.ReadResult;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The front end on the largest definition that AWS takes. One thread; an operation is one definition of 1 MiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FrontEndBenchmark {
    private final SourceText text = new SourceText("large.asl.json", LargeDefinition.text());
    private final StateMachine machine = AslParser.parse(text, SourceFormat.JSON, StateMachineType.STANDARD)
            .stateMachine()
            .orElseThrow();

    /** Text to a tree with positions. */
    @Benchmark
    public ReadResult read() {
        return SourceReader.read(text, SourceFormat.JSON);
    }

    /** Text to syntax tree, checked by AWS's rules. */
    @Benchmark
    public ParsedDefinition parseAndValidate() {
        return AslParser.parse(text, SourceFormat.JSON, StateMachineType.STANDARD);
    }

    /** The lints alone. */
    @Benchmark
    public List<Diagnostic> lint() {
        return Linter.lint(machine);
    }

    /** All that {@code loveless validate} does with a file. */
    @Benchmark
    public List<Diagnostic> parseValidateAndLint() {
        return Linter.lint(parseAndValidate().stateMachine().orElseThrow());
    }
}
