package dev.loveless.docker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a builder says of the step that it is at: {@code Step 2/3 : RUN make}, then {@code ---> Using cache} where it
 * has that already (recorded of Docker; Podman says {@code STEP 2/3: RUN make} and {@code --> Using cache}). Not
 * thread-safe.
 */
final class BuildStep {
    private final List<String> lines = new ArrayList<>();
    private boolean isBase;
    private boolean cached;
    private boolean work;

    /** Takes the next line. */
    void see(String line) {
        String text = line.strip().toUpperCase(Locale.ROOT);
        if (text.startsWith("STEP ")) {
            lines.clear();
            isBase = text.matches("STEP [^:]*: *FROM .*");
            cached = false;
        } else if (text.matches("-+>.*")) {
            cached |= text.contains("USING CACHE");
            work = !isBase && !cached;
        } else {
            work = !isRemark(text);
        }
        lines.add(line);
    }

    /** What is said in the end, whether something was built or not. */
    private static boolean isRemark(String text) {
        return text.startsWith("SUCCESSFULLY ") || text.startsWith("COMMIT ") || text.startsWith("[WARNING]");
    }

    /** Whether something is being built, or the base fetched. */
    boolean isWork() {
        return work;
    }

    /** The step's lines so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
