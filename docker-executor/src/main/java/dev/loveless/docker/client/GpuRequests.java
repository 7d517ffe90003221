package dev.loveless.docker.client;

import com.github.dockerjava.api.model.DeviceRequest;
import dev.loveless.docker.component.Gpus;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests for GPUs, as {@code docker run --gpus} makes them (recorded), and how engines fail at them (recorded). */
final class GpuRequests {
    static final String NO_RUNTIME = "the engine has no GPU runtime: install the NVIDIA Container Toolkit"
            + " (https://docs.nvidia.com/datacenter/cloud-native/container-toolkit) and restart the engine";

    private static final List<String> FAILURES = List.of(
            "could not select device driver",
            "unresolvable cdi devices",
            "cdi device injection failed",
            "unknown runtime specified nvidia",
            "unknown or invalid runtime name: nvidia",
            "nvidia-container-cli",
            "nvidia-container-runtime");

    private GpuRequests() {}

    static List<DeviceRequest> of(Gpus gpus) {
        DeviceRequest request = new DeviceRequest()
                .withDriver("")
                .withCount(gpus.count())
                .withCapabilities(List.of(List.of("gpu")))
                .withOptions(Map.of());
        return List.of(gpus.deviceIds().isEmpty() ? request : request.withDeviceIds(gpus.deviceIds()));
    }

    /** Whether this is why a container that asked for GPUs did not start. The status differs from engine to engine. */
    static boolean areMissing(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        return FAILURES.stream().anyMatch(text::contains);
    }
}
