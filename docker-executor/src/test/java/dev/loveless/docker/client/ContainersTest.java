package dev.loveless.docker.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.testing.Busybox;
import dev.loveless.docker.testing.Output;
import dev.loveless.docker.testing.WithDocker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@WithDocker
class ContainersTest {
    private static final int SECONDS_TO_RUN = 60;
    private static final int AT_ONCE = 24;

    private record Run(String id, ContainerExit exit, Output output) {}

    private static Run run(DockerEngine engine, ContainerSpecification specification) throws Exception {
        String id = engine.create(specification);
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        Output output = new Output();
        CompletableFuture<Void> told = engine.followOutput(id, output);
        engine.start(id);
        ContainerExit end = exit.get(SECONDS_TO_RUN, SECONDS);
        told.get(SECONDS_TO_RUN, SECONDS);
        return new Run(id, end, output);
    }

    private static Run runAndRemove(DockerEngine engine, ContainerSpecification specification) throws Exception {
        Run run = run(engine, specification);
        engine.remove(run.id());
        return run;
    }

    private static void assertKind(Kind kind, ThrowingCallable call, String... texts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContainingAll(texts);
    }

    @Test
    void aContainerThatSucceedsEndsWithZero(DockerEngine engine) throws Exception {
        assertThat(runAndRemove(engine, Busybox.shell("exit 0")).exit())
                .isEqualTo(new ContainerExit(0, false, Optional.empty()));
    }

    @Test
    void aContainerThatFailsEndsWithItsCode(DockerEngine engine) throws Exception {
        assertThat(runAndRemove(engine, Busybox.shell("exit 7")).exit())
                .isEqualTo(new ContainerExit(7, false, Optional.empty()));
    }

    @Test
    void aContainerThatEndsItselfBySignalIsNotLost(DockerEngine engine) throws Exception {
        assertThat(runAndRemove(engine, Busybox.shell("exit 137")).exit())
                .isEqualTo(new ContainerExit(137, false, Optional.empty()));
    }

    @Test
    void aContainerThatIsKilledEndsWith137(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.command("sleep", "60"));
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        engine.start(id);
        engine.kill(id);
        assertThat(exit.get(SECONDS_TO_RUN, SECONDS)).isEqualTo(new ContainerExit(137, false, Optional.empty()));
        engine.kill(id);
        engine.remove(id);
        engine.remove(id);
    }

    @Test
    void aContainerThatIsAskedToStopEndsByItself(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.shell("trap 'exit 5' TERM; echo ready; while :; do sleep 0.05; done"));
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        engine.followOutput(id, (error, line) -> ready.complete(null));
        engine.start(id);
        ready.get(SECONDS_TO_RUN, SECONDS);
        engine.stop(id, Duration.ofSeconds(20));
        assertThat(exit.get(SECONDS_TO_RUN, SECONDS)).isEqualTo(new ContainerExit(5, false, Optional.empty()));
        engine.remove(id);
    }

    @Test
    void aContainerThatTakesTooMuchMemoryIsToldFromOneThatIsKilled(DockerEngine engine) throws Exception {
        assertThat(runAndRemove(engine, Busybox.shell(16, "tail /dev/zero")).exit())
                .isEqualTo(new ContainerExit(137, true, Optional.empty()));
    }

    @Test
    void aContainerThatSomebodyRemovesIsOver(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.command("sleep", "60"));
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        engine.start(id);
        engine.client().call("test", docker -> {
            docker.removeContainerCmd(id).withForce(true).exec();
            return true;
        });
        assertThat(exit.get(SECONDS_TO_RUN, SECONDS).exitCode()).isEqualTo(137);
        engine.remove(id);
    }

    @Test
    void aContainerThatIsRemovedBeforeItsStartIsLost(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.command("true"));
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        engine.remove(id);
        assertThat(exit.get(SECONDS_TO_RUN, SECONDS).lost()).contains("The container was removed.");
        assertThat(engine.exit(id).get(SECONDS_TO_RUN, SECONDS).lost()).contains("The container was removed.");
    }

    @Test
    void aProgramThatIsNotInTheImageIsNamed(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.command("no-such-program"));
        assertKind(
                Kind.NOT_STARTED,
                () -> engine.start(id),
                "thing",
                Busybox.IMAGE,
                "not in the image. Check the entry point and the command",
                "no-such-program");
        engine.remove(id);
    }

    @Test
    void aProgramThatCannotBeExecutedIsNamed(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.command("/etc/passwd"));
        assertKind(Kind.NOT_STARTED, () -> engine.start(id), "cannot be executed", "/etc/passwd");
        engine.remove(id);
    }

    @Test
    void anImageThatIsNotThereIsNamed(DockerEngine engine) {
        ContainerSpecification specification = new ContainerSpecification(
                "no/such:image",
                "thing",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Resources.UNLIMITED,
                false,
                Optional.empty(),
                Map.of());
        assertKind(Kind.NO_IMAGE, () -> engine.create(specification), "No such image: no/such:image");
    }

    @Test
    void whatTheEngineRefusesIsTold(DockerEngine engine) {
        assertKind(Kind.REFUSED, () -> engine.create(Busybox.shell(1, "true")), "refused", "memory limit");
    }

    @Test
    void outputIsToldLineByLineFromTheBeginning(DockerEngine engine) throws Exception {
        Output output = runAndRemove(engine, Busybox.shell("echo one; echo two >&2; printf 'three\\nfour'"))
                .output();
        assertThat(output.standardOutput()).containsExactly("one", "three", "four");
        assertThat(output.standardError()).containsExactly("two");
    }

    @Test
    void outputOfAContainerThatRunsAlreadyIsToldFromTheBeginning(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.shell("echo one; sleep 0.3; echo two"));
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        engine.start(id);
        Output output = new Output();
        engine.followOutput(id, output).get(SECONDS_TO_RUN, SECONDS);
        assertThat(output.standardOutput()).containsExactly("one", "two");
        exit.get(SECONDS_TO_RUN, SECONDS);
        engine.remove(id);
    }

    @Test
    void muchOutputIsToldWhole(DockerEngine engine) throws Exception {
        Output output = runAndRemove(engine, Busybox.shell("seq 1 200000")).output();
        assertThat(output.standardOutput())
                .hasSize(200_000)
                .startsWith("1", "2")
                .endsWith("199999", "200000");
    }

    @Test
    void aContainerHasNoCapabilitiesAndCannotGainAny(DockerEngine engine) throws Exception {
        Output output = runAndRemove(engine, Busybox.shell("grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status"))
                .output();
        assertThat(output.standardOutput())
                .containsExactly("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1");
    }

    @Test
    void aReadOnlyContainerWritesToTmpAndToItsExchange(DockerEngine engine) throws Exception {
        String id = engine.create(Busybox.readOnly(
                "/exchange",
                "993:990",
                "cat /exchange/in/input.json > /exchange/out/output.json;"
                        + "cp /bin/busybox /tmp/echo && /tmp/echo from tmp; touch /file || id -u"));
        engine.copyInto(id, "/exchange", tar());
        CompletableFuture<ContainerExit> exit = engine.exit(id);
        Output output = new Output();
        CompletableFuture<Void> told = engine.followOutput(id, output);
        engine.start(id);
        exit.get(SECONDS_TO_RUN, SECONDS);
        told.get(SECONDS_TO_RUN, SECONDS);
        assertThat(output.standardOutput()).containsExactly("from tmp", "993");
        assertThat(output.standardError()).containsExactly("touch: /file: Read-only file system");
        assertThat(engine.readFile(id, "/exchange/out/output.json", 1000))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("{\"n\":1}"));
        assertThat(engine.readFile(id, "/exchange/out/output.json", 4))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(4));
        assertThat(engine.readFile(id, "/exchange/out/other.json", 1000)).isEmpty();
        assertThat(engine.readFile(id, "/exchange/out", 1000)).isEmpty();
        List<String> volumes = volumes(engine, id);
        assertThat(volumes).hasSize(1);
        engine.remove(id);
        assertThat(allVolumes(engine)).doesNotContainAnyElementsOf(volumes);
    }

    /** So that whoever wants to share one can do it in another way. */
    @Test
    void aDirectoryThatIsNotThereForTheEngineIsRefused(DockerEngine engine) {
        ContainerSpecification plain = Busybox.readOnly("/exchange", "993:990", "true");
        ContainerSpecification shared = new ContainerSpecification(
                plain.image(),
                plain.component(),
                plain.entryPoint(),
                plain.command(),
                plain.workingDirectory(),
                plain.user(),
                plain.environment(),
                plain.resources(),
                plain.readOnly(),
                plain.exchange(),
                Optional.of(Path.of("/no/such/directory")),
                plain.init(),
                plain.labels());

        assertThatThrownBy(() -> engine.create(shared))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.REFUSED));
    }

    private static List<String> volumes(DockerEngine engine, String id) throws EngineException {
        return engine.client().call("test", docker -> {
            List<String> names = new ArrayList<>();
            docker.inspectContainerCmd(id).exec().getMounts().forEach(mount -> names.add(mount.getName()));
            return names;
        });
    }

    private static List<String> allVolumes(DockerEngine engine) throws EngineException {
        return engine.client().call("test", docker -> {
            List<String> names = new ArrayList<>();
            docker.listVolumesCmd().exec().getVolumes().forEach(volume -> names.add(volume.getName()));
            return names;
        });
    }

    /** A directory with an input, and one that everybody may write to. */
    private static byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry out = new TarArchiveEntry("out/");
            out.setMode(0777);
            tar.putArchiveEntry(out);
            tar.closeArchiveEntry();
            byte[] input = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry file = new TarArchiveEntry("in/input.json");
            file.setSize(input.length);
            tar.putArchiveEntry(file);
            tar.write(input);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void environmentResourcesAndLabelsArrive(DockerEngine engine) throws Exception {
        ContainerSpecification specification = Busybox.shell(32, "echo $GREETING; cat /etc/hosts");
        Run run = run(engine, specification);
        assertThat(run.output().standardOutput())
                .contains("good day")
                .anyMatch(line -> line.endsWith("host.docker.internal"));
        engine.client().call("test", docker -> {
            var container = docker.inspectContainerCmd(run.id()).exec();
            assertThat(container.getHostConfig().getMemory()).isEqualTo(32L << 20);
            assertThat(container.getHostConfig().getMemorySwap()).isEqualTo(32L << 20);
            assertThat(container.getHostConfig().getPidsLimit()).isEqualTo(1024);
            assertThat(container.getConfig().getLabels())
                    .containsEntry("dev.loveless", engine.instance())
                    .containsEntry("dev.loveless.component", "thing")
                    .containsKey("dev.loveless.owner");
            return true;
        });
        engine.remove(run.id());
    }

    @Test
    void manyContainersAtOnceAllEndWithTheirOwnCodes(DockerEngine engine) throws Exception {
        List<CompletableFuture<Integer>> codes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int code = i;
            codes.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return runAndRemove(engine, Busybox.shell("exit " + code))
                                    .exit()
                                    .exitCode();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    action -> new Thread(action).start()));
        }
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(codes.get(i).get(2 * SECONDS_TO_RUN, SECONDS)).isEqualTo(i);
        }
    }
}
