package dev.loveless.docker.environment;

import dev.loveless.docker.client.EngineConnection.HostAddress;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.component.Source.LocalCommand;
import dev.loveless.docker.process.LocalProcess;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Starts processes on this machine. */
final class ProcessLauncher implements Launcher {
    private static final HostAddress HOST = new HostAddress(InetAddress.getLoopbackAddress(), "127.0.0.1");

    private final Workshop workshop;
    private final LocalCommand source;

    ProcessLauncher(Workshop workshop, LocalCommand source) {
        this.workshop = workshop;
        this.source = source;
    }

    @Override
    public CompletableFuture<String> prepare() {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public HostAddress host() {
        return HOST;
    }

    @Override
    public Instance launch(CompletableFuture<String> noImage, Map<String, String> variables, OutputListener output)
            throws LaunchException {
        Path scratch;
        try {
            scratch = scratch();
        } catch (IOException e) {
            throw new LaunchException(Failure.service("No directory for temporary files can be made: " + e), e);
        }
        Map<String, String> all = new HashMap<>(variables);
        all.putIfAbsent("TMPDIR", scratch.toString());
        try {
            LocalProcess process =
                    LocalProcess.start(source.command(), source.directory(), all, output, workshop.workers());
            ProcessInstance instance = new ProcessInstance(workshop, process, scratch);
            instance.record();
            return instance;
        } catch (IOException e) {
            ProcessInstance.delete(scratch, workshop);
            throw new LaunchException(Failure.entryPoint(String.valueOf(e.getMessage())), e);
        }
    }

    private Path scratch() throws IOException {
        String name = "process-";
        return workshop.directory().isPresent()
                ? Files.createTempDirectory(workshop.directory().get().path(), name)
                : Files.createTempDirectory("loveless-" + name);
    }
}
