package dev.loveless.docker.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
                    ProcessHandle.allProcesses().filter(this::isMarked).toList();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A dead one has no environment any more. */
    private boolean isMarked(ProcessHandle process) {
        Path environment = PROCESSES.resolve(Long.toString(process.pid())).resolve("environ");
        try {
            // Any other encoding could take half of a character for the end of the mark.
            String variables = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
            return variables.contains(MARK + "=" + mark);
        } catch (IOException e) {
            LOG.trace("Of another user, or gone: {}", process.pid(), e);
            return false;
        }
    }
}
