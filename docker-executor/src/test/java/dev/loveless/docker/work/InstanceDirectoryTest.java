package dev.loveless.docker.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.owner.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceDirectoryTest {
    @TempDir
    Path parent;

    private final List<Process> processes = new ArrayList<>();

    private Process process(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    /** As if its Loveless had been killed. */
    private static void orphan(InstanceDirectory directory) throws Exception {
        Files.writeString(
                directory.path().resolve("owner"),
                new ProcessIdentity(ProcessHandle.current().pid(), Instant.EPOCH).text());
    }

    @Test
    void aDirectoryIsGoneWithAllInItWhenItIsClosed() throws Exception {
        InstanceDirectory directory = InstanceDirectory.create(parent);
        Files.writeString(
                Files.createDirectories(directory.path().resolve("a/b")).resolve("c"), "text");
        directory.close();
        directory.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void processesOfADeadOwnerAreEndedWithTheirChildren() throws Exception {
        InstanceDirectory directory = InstanceDirectory.create(parent);
        Process recorded = process("sh", "-c", "sleep 600 & echo ready; wait");
        assertThat(recorded.inputReader().readLine()).isEqualTo("ready");
        Process forgotten = process("sleep", "600");
        List<ProcessHandle> children = recorded.descendants().toList();
        assertThat(children).hasSize(1);
        directory.record(recorded.toHandle());
        directory.record(forgotten.toHandle());
        directory.forget(forgotten.toHandle());
        orphan(directory);

        InstanceDirectory.Swept swept = InstanceDirectory.sweep(parent);
        assertThat(swept.processes()).containsExactly(recorded.pid());
        assertThat(swept.directories()).containsExactly(directory.path());
        assertThat(recorded.waitFor(30, TimeUnit.SECONDS)).isTrue();
        children.get(0).onExit().get(30, TimeUnit.SECONDS);
        assertThat(forgotten.isAlive()).isTrue();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aProcessThatHasTheNumberOfARecordedOneIsLeftAlone() throws Exception {
        InstanceDirectory directory = InstanceDirectory.create(parent);
        Process other = process("sleep", "600");
        Files.writeString(
                directory.path().resolve("processes").resolve(Long.toString(other.pid())),
                new ProcessIdentity(other.pid(), Instant.EPOCH).text());
        orphan(directory);
        assertThat(InstanceDirectory.sweep(parent).processes()).isEmpty();
        assertThat(other.isAlive()).isTrue();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatALiveOwnerHasOrSomethingElseIsIsLeftAlone() throws Exception {
        InstanceDirectory live = InstanceDirectory.create(parent);
        Process process = process("sleep", "600");
        live.record(process.toHandle());
        Files.createDirectory(parent.resolve("loveless-of-another-kind"));
        Files.createDirectory(parent.resolve("other"));
        assertThat(InstanceDirectory.sweep(parent).directories()).isEmpty();
        assertThat(process.isAlive()).isTrue();
        assertThat(parent).isDirectoryContaining("glob:**/loveless-of-another-kind");
        assertThat(live.path()).isDirectory();
    }

    @Test
    void aDirectoryThatCannotBeSweptIsToldAndHoldsNoOtherUp() throws Exception {
        InstanceDirectory broken = InstanceDirectory.create(parent);
        // A record that nobody can read.
        Files.createDirectory(broken.path().resolve("processes").resolve("1"));
        orphan(broken);
        List<Path> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            InstanceDirectory other = InstanceDirectory.create(parent);
            orphan(other);
            others.add(other.path());
        }

        InstanceDirectory.Swept swept = InstanceDirectory.sweep(parent);
        assertThat(swept.directories()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(swept.failures())
                .singleElement()
                .asString()
                .contains(broken.path().toString());
    }
}
