package dev.loveless.benchmarks;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.history.HistoryEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The interpreter with its store in memory. One thread, virtual time; an operation is one transition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
    private static final int STATES = 100;
    private static final String INPUT = "{\"order\": {\"id\": 7, \"total\": 12.5}, \"customer\": \"c-1\"}";

    private final Loveless loveless =
            Loveless.builder().virtualTime().retainedExecutions(1).build();
    private StateMachine jsonPath = machine("""
            "Parameters": {"id.$": "$.order.id", "of.$": "$.customer"}, "ResultPath": "$.seen" """, "JSONPath");
    private StateMachine jsonata = machine("""
            "Output": "{% $merge([$states.input, {'seen': $states.input.order.id}]) %}" """, "JSONata");

    private StateMachine machine(String fields, String language) {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < STATES; i++) {
            String transition = i + 1 < STATES ? "\"Next\": \"S" + (i + 1) + "\"" : "\"End\": true";
            states.append(i == 0 ? "" : ", ")
                    .append("\"S" + i + "\": {\"Type\": \"Pass\", " + fields + ", " + transition + "}");
        }
        String definition =
                "{\"QueryLanguage\": \"" + language + "\", \"StartAt\": \"S0\", \"States\": {" + states + "}}";
        return loveless.stateMachine(language, definition, StateMachineType.STANDARD);
    }

    @Setup
    public void prepare() {
        jsonPath.start(INPUT).await();
        jsonata.start(INPUT).await();
    }

    @TearDown
    public void close() {
        loveless.close();
    }

    /** Pass states with two JSONPath reads and a ResultPath. */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public Execution jsonPath() {
        return jsonPath.start(INPUT).await();
    }

    /** The same, with AWS's history drawn at the end. */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public List<HistoryEvent> jsonPathWithHistory() {
        return jsonPath.start(INPUT).await().history();
    }

    /** Pass states with a JSONata {@code $merge}. */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public Execution jsonata() {
        return jsonata.start(INPUT).await();
    }
}
