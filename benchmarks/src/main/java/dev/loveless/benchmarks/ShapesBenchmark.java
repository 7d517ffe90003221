package dev.loveless.benchmarks;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole executions of different shapes, with their store in memory. One thread, virtual time; milliseconds each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ShapesBenchmark {
    private final Loveless loveless =
            Loveless.builder().virtualTime().retainedExecutions(1).build();
    private final StateMachine loop = loveless.stateMachine("Loop", """
            {"StartAt": "Count", "States": {
              "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Enough"},
              "Enough": {"Type": "Choice", "Default": "Count",
                "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5000, "Next": "Done"}]},
              "Done": {"Type": "Succeed"}}}
            """);
    private final StateMachine three = loveless.stateMachine("Three", """
            {"StartAt": "Pass", "States": {
              "Pass": {"Type": "Pass", "Next": "Choice"},
              "Choice": {"Type": "Choice", "Default": "Other",
                "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "Done"}]},
              "Other": {"Type": "Fail"},
              "Done": {"Type": "Succeed"}}}
            """);
    private final StateMachine map = loveless.stateMachine("Map", """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
              "ItemProcessor": {"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}}}}}
            """, StateMachineType.EXPRESS);
    private final String thousand = items(1_000);
    private final String tenThousand = items(10_000);

    private static String items(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @TearDown
    public void close() {
        loveless.close();
    }

    /** 10,002 transitions through Choice and Pass with an intrinsic function. */
    @Benchmark
    public Execution loopOfTenThousandTransitions() {
        return loop.start("{\"n\": 0}").await();
    }

    /** Pass, Choice, Succeed. */
    @Benchmark
    public Execution threeStates() {
        return three.start("{\"n\": 1}").await();
    }

    @Benchmark
    public Execution mapOfThousandItems() {
        return map.start(thousand).await();
    }

    @Benchmark
    public Execution mapOfTenThousandItems() {
        return map.start(tenThousand).await();
    }
}
