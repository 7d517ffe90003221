package dev.loveless.docker.owner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process of this machine. The number alone does not name one, since numbers are given anew; with the moment of its
 * start it does.
 *
 * @param started to the millisecond, as this machine tells it
 */
public record ProcessIdentity(long pid, Instant started) {
    /** Two JVMs can read the moment a process started a second apart, as it is told from the start of the machine. */
    private static final Duration READING_ERROR = Duration.ofSeconds(2);
    /** A clock that was set meanwhile moves all starts. Better to take a dead process for alive than the reverse. */
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(60);

    public ProcessIdentity {
        started = Instant.ofEpochMilli(started.toEpochMilli());
    }

    /** The process that this runs in. */
    public static ProcessIdentity current() {
        ProcessHandle current = ProcessHandle.current();
        return new ProcessIdentity(current.pid(), current.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Of a process; absent if it has ended. */
    public static Optional<ProcessIdentity> of(ProcessHandle process) {
        return process.info().startInstant().map(started -> new ProcessIdentity(process.pid(), started));
    }

    /** Whether it may be alive; in doubt, yes. */
    public boolean mayBeAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isStartWithin(process, CLOCK_ERROR, true))
                .isPresent();
    }

    /** The process, if it is certainly this one and lives. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isStartWithin(process, READING_ERROR, false));
    }

    private boolean isStartWithin(ProcessHandle process, Duration error, boolean inDoubt) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(started, start).abs().compareTo(error) <= 0)
                .orElse(inDoubt);
    }

    /** {@code <pid>/<start, in milliseconds since 1970>}. */
    public String text() {
        return pid + "/" + started.toEpochMilli();
    }

    /** The reverse of {@link #text}; absent if it is something else. */
    public static Optional<ProcessIdentity> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(text.substring(0, slash));
            return Optional.of(
                    new ProcessIdentity(pid, Instant.ofEpochMilli(Long.parseLong(text.substring(slash + 1)))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
