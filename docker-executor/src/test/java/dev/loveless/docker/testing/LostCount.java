package dev.loveless.docker.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Networks that an engine does not let go of because it has lost count of their containers: it refuses to remove them
 * for "active endpoints" although it knows of no container in them, and only its next start mends that (seen on 20.10,
 * which then logs "Fixing inconsistent endpoint_cnt"). Whoever made such a network has done what can be done when it
 * has no container left and its removal was asked for.
 */
final class LostCount {
    private static final long PATIENCE_SECONDS = 30;

    private LostCount() {}

    /** Whether a network cannot be removed by anybody until the engine is started anew. */
    static boolean holds(String network) {
        return docker("network", "inspect", "--format", "{{len .Containers}}", network)
                        .strip()
                        .equals("0")
                && docker("network", "rm", network).contains("has active endpoints");
    }

    private static String docker(String... arguments) {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? said : "";
        } catch (IOException e) {
            // Without the command nothing is excused.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return command;
    }
}
