package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.work.InstanceDirectory;
import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The engine and the directory of temporary files, after all other tests of the build: the last class to run. */
@Order(Integer.MAX_VALUE)
class NothingIsLeftIT {
    @Test
    void testsLeaveNoContainerAndNoNetwork() {
        // Others may be testing on the same engine, and remove theirs in a moment.
        await().untilAsserted(() -> assertThat(EngineThings.left()).isEmpty());
    }

    @Test
    void testsLeaveNoTemporaryFilesAndNoProcess() throws IOException {
        InstanceDirectory.Swept left = InstanceDirectory.sweep();

        assertThat(left.directories()).isEmpty();
        assertThat(left.processes()).isEmpty();
    }
}
