package dev.loveless.docker.client;

import dev.loveless.docker.client.EngineException.Kind;
import java.nio.file.AccessDeniedException;
import java.util.List;

/** What to say where no engine answers. */
final class NoEngine {
    private NoEngine() {}

    /** @param failures one for each candidate */
    static EngineException found(List<EngineAddress> candidates, List<EngineException> failures) {
        StringBuilder text = new StringBuilder("No Docker engine answers");
        for (int i = 0; i < candidates.size(); i++) {
            text.append(i == 0 ? " at " : ", nor at ")
                    .append(candidates.get(i).text())
                    .append(": ")
                    .append(reason(failures.get(i)));
        }
        EngineException first = failures.get(0);
        text.append(". ").append(remedy(first, candidates.get(0)));
        return new EngineException(Kind.UNAVAILABLE, text.toString(), first);
    }

    private static String reason(EngineException failure) {
        return EngineErrors.brokenConnection(failure.getCause()).orElse(failure.getMessage());
    }

    private static String remedy(EngineException failure, EngineAddress address) {
        String without =
                " Components run without Docker too: give them `command:` instead of `image:` in" + " loveless.yaml.";
        if (isForbidden(failure)) {
            return "You may not use it: `sudo usermod -aG docker $USER`, then log in again." + without;
        }
        if (address.origin().equals(EngineAddresses.FROM_HOST_VARIABLE)) {
            return "Start the engine there, or unset DOCKER_HOST." + without;
        }
        if (address.origin().startsWith(EngineAddresses.FROM_CONTEXT)) {
            return "Start the engine there, or choose another one by `docker context use`." + without;
        }
        return "Start one: Docker Desktop, `sudo systemctl start docker` or scripts/start-engine; or say by DOCKER_HOST"
                + " where it is." + without;
    }

    private static boolean isForbidden(EngineException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException
                    || String.valueOf(cause.getMessage()).contains("Permission denied")) {
                return true;
            }
        }
        return false;
    }
}
