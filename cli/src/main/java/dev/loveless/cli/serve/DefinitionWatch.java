package dev.loveless.cli.serve;

import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.configuration.StateMachineSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes over the definitions of the configuration when their files change. It looks at the files again and again: what
 * systems tell of changes is told neither of mounted directories nor alike everywhere. One daemon thread.
 */
final class DefinitionWatch implements AutoCloseable {
    private static final long PERIOD_MILLISECONDS = 300;

    private final ServedMachines machines;
    private final Banner banner;
    private final PrintWriter err;
    private final Optional<Path> configuration;
    private Optional<FileStamp> configurationSeen;
    private final Map<StateMachineSettings, FileStamp> seen = new HashMap<>();
    private final ScheduledThreadPoolExecutor timer;

    /**
     * Takes note of the files as they are; so it is made before they are read.
     *
     * @param configuration the file that names the definitions; what changes in it is not taken over, and told of
     * @param err gets the faults of definitions
     */
    DefinitionWatch(ServedMachines machines, Optional<Path> configuration, Banner banner, PrintWriter err) {
        this.machines = machines;
        this.configuration = configuration;
        this.banner = banner;
        this.err = err;
        configurationSeen = configuration.map(FileStamp::of);
        machines.all().forEach(machine -> seen.put(machine, FileStamp.of(machine.definition())));
        timer = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, "loveless-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks at the files from now on. */
    void begin() {
        timer.scheduleWithFixedDelay(this::look, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (StateMachineSettings machine : machines.all()) {
            FileStamp now = FileStamp.of(machine.definition());
            if (!now.equals(seen.put(machine, now))) {
                takeOver(machine);
            }
        }
        Optional<FileStamp> now = configuration.map(FileStamp::of);
        if (!now.equals(configurationSeen)) {
            configurationSeen = now;
            err.print(configuration.orElseThrow() + " has changed. Start again to have what it says; only changes of"
                    + " definitions are taken over.\n");
            err.flush();
        }
    }

    private void takeOver(StateMachineSettings machine) {
        try {
            machines.make(machine);
            banner.say("State machine " + machine.name() + " was updated from " + machine.definition());
        } catch (RefusedException e) {
            complain(e.shown(), machine);
        } catch (UnreadableFileException e) {
            complain("cannot read " + e.getMessage() + "\n", machine);
        } catch (RuntimeException e) {
            // One fault must not end the watch.
            complain("a fault of Loveless: " + e + "\n", machine);
        }
    }

    private void complain(String fault, StateMachineSettings machine) {
        err.print(fault);
        err.print("State machine " + machine.name() + " stays as it was.\n");
        err.flush();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
