package dev.loveless.benchmarks.junit;

import static dev.loveless.junit.LovelessAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.loveless.engine.Execution;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessTest;
import dev.loveless.junit.task.TaskStubs;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A thousand tests of a machine that waits for hours, each with an engine of its own, from the start of the JVM on.
 *
 * <pre>{@code java -cp 'benchmarks/target/*:benchmarks/target/lib/*' dev.loveless.benchmarks.junit.ThousandTests}</pre>
 */
public final class ThousandTests {
    private ThousandTests() {}

    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Tests.class))
                .build();
        LauncherFactory.create().execute(request, summary);
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long processor = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1_000_000;
        System.out.printf(
                "%,d tests, %,d failed: %,d ms since the JVM began, %,d ms of processor time%n",
                summary.getSummary().getTestsFoundCount(),
                summary.getSummary().getTestsFailedCount(),
                sinceStart,
                processor);
    }

    /** Found by its class; public as JUnit's launcher is in another module. */
    @LovelessTest
    static class Tests {
        @RepeatedTest(1_000)
        void waitsForHours(@Definition("hours.asl.json") StateMachine machine, TaskStubs tasks) {
            tasks.function("charge").fails("Busy", "try again").twice().returns(Map.of("paid", true));
            tasks.state("Approve").after(Duration.ofHours(20)).returns(Map.of("approved", true));

            Execution execution = machine.start("{\"order\": 7}").await();

            assertThat(execution)
                    .succeeded()
                    .visited("Charge", "Pause", "Approve", "Done")
                    .took(Duration.ofHours(35))
                    .state("Charge")
                    .hasAttempts(3);
        }
    }
}
