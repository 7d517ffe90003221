package dev.loveless.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.client.EngineException.Kind;
import org.junit.jupiter.api.Test;

final class StartFailuresTest {
    private static Kind kind(String message) {
        EngineException refused = new EngineException(Kind.REFUSED, message);
        return StartFailures.of(refused, "loveless-segment-gpu-1", "nvidia/cuda", true)
                .kind();
    }

    @Test
    void aNameWithGpuInItIsNoLackOfGpus() {
        assertThat(kind("The engine refused to start container loveless-segment-gpu-1: OCI runtime create failed: exec:"
                        + " \"segmnet\": executable file not found in $PATH: unknown"))
                .isEqualTo(Kind.NOT_STARTED);
    }

    @Test
    void aLackOfGpusIsToldWithItsRemedyFirst() {
        assertThat(StartFailures.of(
                                new EngineException(
                                        Kind.REFUSED, "The engine refused: no device driver nvidia-container-cli"),
                                "container c",
                                "image",
                                true)
                        .getMessage())
                .startsWith(
                        "No GPU for container c: the engine has no GPU runtime: install the NVIDIA Container Toolkit")
                .endsWith("and restart the engine. The engine refused: no device driver nvidia-container-cli.");
    }

    @Test
    void theEnginesWordsForNoDriverAndNoDeviceAreALackOfGpus() {
        assertThat(kind("could not select device driver \"\" with capabilities: [[gpu]]"))
                .isEqualTo(Kind.NO_GPU);
        assertThat(kind("error running hook: exit status 1, stderr: nvidia-container-cli: device error: 2: unknown"
                        + " device"))
                .isEqualTo(Kind.NO_GPU);
        assertThat(kind("CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=all"))
                .isEqualTo(Kind.NO_GPU);
    }
}
