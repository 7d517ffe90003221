package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineSettings;
import dev.loveless.docker.client.Leftovers;
import dev.loveless.docker.work.InstanceDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The engine and the directory of temporary files, after all other tests of the build: the last class to run. */
@Order(Integer.MAX_VALUE)
class NothingIsLeftIT {
    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    @Test
    void testsLeaveNoContainerAndNoNetwork() throws EngineException {
        try (DockerEngine engine = DockerEngine.connect(
                EngineSettings.of(System.getenv(), Optional.empty()).withoutSweep())) {
            if (!EngineThings.left().isEmpty()) {
                // Others may be testing on the same engine, and remove theirs in a moment.
                await().pollDelay(A_MOMENT).until(() -> true);
            }
            // Asked once, since it removes what can be removed.
            assertThat(Leftovers.owned(engine, EngineThings.left())).isEmpty();
        }
    }

    @Test
    void testsLeaveNoTemporaryFilesAndNoProcess() throws IOException {
        InstanceDirectory.Swept left = InstanceDirectory.sweep();

        assertThat(left.directories()).isEmpty();
        assertThat(left.processes()).isEmpty();
    }
}
