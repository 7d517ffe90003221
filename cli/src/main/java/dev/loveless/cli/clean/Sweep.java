package dev.loveless.cli.clean;

import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineSettings;
import dev.loveless.docker.client.Leftovers;
import dev.loveless.docker.client.OutdatedImages;
import dev.loveless.docker.work.InstanceDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes what is left, wherever it may be. */
public interface Sweep {
    /**
     * What was removed.
     *
     * @param removed each in words: {@code container loveless-…}
     * @param failures what could not be removed, and why
     * @param noEngine why no Docker engine could be asked
     */
    record Removed(List<String> removed, List<String> failures, Optional<String> noEngine) {
        public Removed {
            removed = List.copyOf(removed);
            failures = List.copyOf(failures);
        }
    }

    /** @param all whether what belongs to processes that are alive goes as well */
    Removed sweep(boolean all);

    /** Of this machine: processes and directories, and what its Docker engine has. */
    static Removed ofThisMachine(boolean all) {
        List<String> removed = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try {
            InstanceDirectory.Swept swept = InstanceDirectory.sweep();
            swept.processes().forEach(pid -> removed.add("process " + pid));
            swept.directories().forEach(directory -> removed.add("directory " + directory));
            swept.failures().forEach(failure -> failures.add("temporary files: " + failure));
        } catch (IOException e) {
            failures.add("temporary files: " + e.getMessage());
        }
        Optional<String> noEngine = Optional.empty();
        try (DockerEngine engine = DockerEngine.connect(
                EngineSettings.of(System.getenv(), Optional.empty()).withoutSweep())) {
            Leftovers.Report report = Leftovers.sweep(engine, all);
            report.containers().forEach(name -> removed.add("container " + name));
            report.networks().forEach(name -> removed.add("network " + name));
            OutdatedImages.remove(engine, all).forEach(id -> removed.add("image " + id));
            failures.addAll(report.failures());
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNAVAILABLE) {
                noEngine = Optional.ofNullable(e.getMessage());
            } else {
                failures.add("the Docker engine: " + e.getMessage());
            }
        }
        return new Removed(removed, failures, noEngine);
    }
}
