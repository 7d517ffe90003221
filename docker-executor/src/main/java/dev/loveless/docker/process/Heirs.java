package dev.loveless.docker.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** How long those that are being started or loaded are looked for, which takes a moment (on a busy machine). */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private static final Executor AFTER_A_PAUSE = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);

    /** As many characters are seen of the environment of one that is being loaded (Linux 6.18). */
    private static final int LOADING = 1;

    /** Of the fields behind the name in {@code /proc/PID/stat}; the one before is where they start. */
    private static final int END_OF_VARIABLES = 48;

    /**
     * In so many looks a program must have had no variables to be one that was given none: while they are being counted
     * at its loading, it looks the same.
     */
    private static final int LOOKS = 4;

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

    /** Kills those that live; done when none is left. Blocks for a look at all processes. */
    CompletableFuture<Void> kill() {
        return Files.isDirectory(PROCESSES)
                ? kill(System.nanoTime() + PATIENCE, new HashMap<>())
                : CompletableFuture.completedFuture(null);
    }

    /** @param bare how often each process has been seen without variables */
    private CompletableFuture<Void> kill(long end, Map<Long, Integer> bare) {
        Map<Descent, List<ProcessHandle>> all =
                ProcessHandle.allProcesses().collect(Collectors.groupingBy(process -> descent(process, bare)));
        List<ProcessHandle> heirs = all.getOrDefault(Descent.HEIR, List.of());
        heirs.forEach(ProcessHandle::destroyForcibly);
        boolean isLast = heirs.isEmpty() && !all.containsKey(Descent.UNKNOWN);
        // What was being started while the others were killed is found the next time.
        return isLast || System.nanoTime() - end >= 0
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(() -> kill(end, bare), AFTER_A_PAUSE)
                        .thenCompose(Function.identity());
    }

    private Descent descent(ProcessHandle process, Map<Long, Integer> bare) {
        Path directory = PROCESSES.resolve(Long.toString(process.pid()));
        try {
            String variables = text(directory.resolve("environ"));
            if (variables.length() <= LOADING) {
                if (!isProgram(directory)) {
                    return Descent.OTHER;
                }
                return hasNoVariables(directory) && bare.merge(process.pid(), 1, Integer::sum) >= LOOKS
                        ? Descent.OTHER
                        : Descent.UNKNOWN;
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

    /** Whether it has been given none, rather than not yet; or is just being given some. */
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
