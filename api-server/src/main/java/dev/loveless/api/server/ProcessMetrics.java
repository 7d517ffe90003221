package dev.loveless.api.server;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The memory and the threads of this process, under the names that Prometheus's own clients give them. */
final class ProcessMetrics {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KIBIBYTE = 1024;

    private ProcessMetrics() {}

    static void register(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("jvm_memory_used_bytes")
                .help("Memory in use.")
                .unit(Unit.BYTES)
                .labelNames("area")
                .callback(gauge -> {
                    gauge.call(
                            ManagementFactory.getMemoryMXBean()
                                    .getHeapMemoryUsage()
                                    .getUsed(),
                            "heap");
                    gauge.call(
                            ManagementFactory.getMemoryMXBean()
                                    .getNonHeapMemoryUsage()
                                    .getUsed(),
                            "nonheap");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_memory_max_bytes")
                .help("The heap's limit.")
                .unit(Unit.BYTES)
                .labelNames("area")
                .callback(gauge -> gauge.call(Runtime.getRuntime().maxMemory(), "heap"))
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Threads.")
                .callback(
                        gauge -> gauge.call(ManagementFactory.getThreadMXBean().getThreadCount()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("process_resident_memory_bytes")
                .help("Resident memory.")
                .unit(Unit.BYTES)
                .callback(gauge -> residentBytes().ifPresent(gauge::call))
                .register(registry);
    }

    /** Where the system tells it, as Linux does. */
    private static OptionalLong residentBytes() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            List<String> lines = Files.readAllLines(STATUS);
            return lines.stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.substring(RESIDENT.length())
                                    .replace("kB", "")
                                    .strip())
                            * KIBIBYTE)
                    .findFirst();
        } catch (IOException e) {
            // The value is absent for once.
            return OptionalLong.empty();
        }
    }
}
