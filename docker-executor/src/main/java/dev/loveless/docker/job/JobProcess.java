package dev.loveless.docker.job;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Source.LocalCommand;
import dev.loveless.docker.process.LocalProcess;
import dev.loveless.docker.work.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process of this machine that runs a job. Its limits of memory and its GPUs are those of the machine. */
final class JobProcess extends JobInstance {
    private final LocalCommand source;
    private final JobFiles files;
    private volatile @Nullable LocalProcess process;
    private volatile @Nullable Path directory;

    JobProcess(Workshop workshop, JobOrder order, LocalCommand source, JobFiles files) {
        super(workshop, order, workshop.workers());
        this.source = source;
        this.files = files;
    }

    @Override
    void run(CompletableFuture<String> noImage) {
        Instant ordered = Instant.now();
        try {
            Map<String, String> own = order.input().isPresent() ? exchange() : Map.of();
            CompletableFuture<Void> hasName = new CompletableFuture<>();
            LocalProcess begun = LocalProcess.start(
                    command(),
                    source.directory(),
                    environment(own),
                    new OutputListener() {
                        @Override
                        public void line(boolean standardError, String line) {
                            hasName.join();
                            JobProcess.this.line(standardError, line);
                        }

                        @Override
                        public void part(boolean standardError, String part) {
                            hasName.join();
                            JobProcess.this.part(standardError, part);
                        }
                    },
                    workshop.workers());
            process = begun;
            named("pid " + begun.pid());
            hasName.complete(null);
            files.directory().record(begun.handle());
            started(ordered);
            begun.exit().thenAcceptAsync(exitCode -> guarded(() -> ended(exitCode)), workshop.workers());
        } catch (IOException e) {
            killRunning();
            finish(trouble(Kind.NOT_STARTED, String.valueOf(e.getMessage())));
        }
    }

    /** A command is to a process what arguments are to an image's entry point. */
    private List<String> command() {
        List<String> command = new ArrayList<>(source.command());
        command.addAll(order.component().command());
        return command;
    }

    private Map<String, String> exchange() throws IOException {
        Path created = files.create();
        directory = created;
        Exchange.write(order.input().orElseThrow(), created);
        return Exchange.environment(order.input().orElseThrow(), created.toString());
    }

    private void ended(int exitCode) {
        Path exchange = directory;
        try {
            Optional<byte[]> file = exchange == null ? Optional.empty() : Exchange.readOutput(exchange);
            finish(exited(exitCode, false, file));
        } catch (IOException e) {
            finish(trouble(Kind.REFUSED, "Its output file cannot be read: " + e.getMessage()));
        }
    }

    @Override
    void stopRunning() {
        LocalProcess running = process;
        if (running != null) {
            running.stop(order.stopTimeout(), workshop.timer());
        }
    }

    @Override
    void killRunning() {
        LocalProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    void remove() {
        LocalProcess over = process;
        if (over != null) {
            forget(over);
        }
        Path exchange = directory;
        if (exchange != null) {
            delete(exchange);
        }
    }

    private void forget(LocalProcess over) {
        try {
            files.directory().forget(over.handle());
        } catch (IOException e) {
            warn("It could not be noted that a process of '" + order.component().name() + "' has ended: " + e);
        }
    }
}
