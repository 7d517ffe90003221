package dev.loveless.docker.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program started and left behind. Its parent is gone then, and nothing that the system knows leads to it but
 * what it has inherited: a variable of its environment is the mark. Only Linux shows the environment of others; there
 * is nothing to be found elsewhere, nor of programs that start others without their environment. Thread-safe.
 */
final class Heirs {
    private static final Logger LOG = LoggerFactory.getLogger(Heirs.class);
    private static final String MARK = "LOVELESS_PROCESS";
    private static final Path PROCESSES = Path.of("/proc");

    /** Each time, those that were being started while the others were killed are found. */
    private static final int MOST_ROUNDS = 10;

    /** How long one that is being loaded is waited for; it takes far less than a millisecond where nothing is busy. */
    private static final long LONGEST_LOADING = TimeUnit.SECONDS.toNanos(1);

    /** As many characters are seen of the environment of one that is being loaded (Linux 6.18). */
    private static final int LOADING = 1;

    /** Of the fields behind the name in {@code /proc/PID/stat}; the one before is where they start. */
    private static final int END_OF_VARIABLES = 48;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private enum Descent {
        HEIR,
        OTHER,
        /** It is just becoming another program, and shows nothing. */
        UNKNOWN
    }

    private final String mark = UUID.randomUUID().toString();

    /** To be done to the environment that the program gets. */
    void mark(Map<String, String> environment) {
        environment.put(MARK, mark);
    }

    /** Kills those that live. */
    void kill() {
        if (!Files.isDirectory(PROCESSES)) {
            return;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessHandle> found =
                    ProcessHandle.allProcesses().filter(this::isHeir).toList();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean isHeir(ProcessHandle process) {
        long began = System.nanoTime();
        Descent descent = descent(process);
        while (descent == Descent.UNKNOWN && System.nanoTime() - began < LONGEST_LOADING) {
            LockSupport.parkNanos(PAUSE);
            descent = descent(process);
        }
        return descent == Descent.HEIR;
    }

    private Descent descent(ProcessHandle process) {
        Path directory = PROCESSES.resolve(Long.toString(process.pid()));
        try {
            String variables = text(directory.resolve("environ"));
            if (variables.length() <= LOADING) {
                if (!isProgram(directory)) {
                    return Descent.OTHER;
                }
                return hasNoVariables(directory) ? Descent.OTHER : Descent.UNKNOWN;
            }
            return variables.contains(MARK + "=" + mark) ? Descent.HEIR : Descent.OTHER;
        } catch (IOException e) {
            LOG.trace("Of another user, or gone: {}", process.pid(), e);
            return Descent.OTHER;
        }
    }

    /** Neither a thread of the system's nor a dead one, which have no environment either. */
    private static boolean isProgram(Path directory) {
        try {
            return !Files.readSymbolicLink(directory.resolve("exe")).toString().isEmpty();
        } catch (IOException e) {
            LOG.trace("No program: {}", directory, e);
            return false;
        }
    }

    /** Whether it has been given none, rather than not yet. */
    private static boolean hasNoVariables(Path directory) throws IOException {
        String state = text(directory.resolve("stat"));
        // Its name, in parentheses, may have spaces.
        String[] fields = state.substring(state.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > END_OF_VARIABLES
                && !fields[END_OF_VARIABLES].equals("0")
                && fields[END_OF_VARIABLES - 1].equals(fields[END_OF_VARIABLES]);
    }

    /** In any other encoding, half of a character could be taken for the end of the mark. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
