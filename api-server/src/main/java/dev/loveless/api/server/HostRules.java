package dev.loveless.api.server;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out. A page may send requests to this machine, so requests with an origin of elsewhere are refused;
 * and it may have a name of its own lead here (DNS rebinding), so the server is called by such names only that no
 * stranger owns: addresses, names of this machine, names without a dot, as networks of containers have them, and AWS's.
 * Thread-safe.
 */
final class HostRules {
    /** Clients put it before the host for some actions (documented). */
    private static final String PREFIX = "sync-";

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|.*:.*");

    /** AWS's own names for the service: no stranger can have them lead here, but a proxy or a file of hosts may. */
    private static final Pattern OF_AWS =
            Pattern.compile("states(-fips)?\\.[a-z0-9-]{1,64}\\.(amazonaws\\.com(\\.cn)?|api\\.aws)");

    private final Set<String> names = new HashSet<>(Set.of("host.docker.internal"));
    private final Set<String> endings = new HashSet<>(Set.of(".localhost"));
    private final Set<String> origins = new HashSet<>();

    HostRules(String boundHost, Set<String> furtherHosts, Set<String> furtherOrigins) {
        names.add(normal(boundHost));
        for (String host : furtherHosts) {
            if (host.startsWith("*.")) {
                endings.add(normal(host.substring(1)));
            } else {
                names.add(normal(host));
            }
        }
        furtherOrigins.forEach(origin -> origins.add(origin.toLowerCase(Locale.ROOT)));
    }

    /**
     * Why a request is refused, if it is.
     *
     * @param host the name that the server was called by, without port; null if the request tells none
     * @param authority the same with port
     * @param origin the header {@code Origin}
     */
    Optional<Refusal> check(@Nullable String host, @Nullable String authority, @Nullable String origin) {
        // What tells no host is not a browser.
        if (host != null && !isAllowedHost(normal(host))) {
            return Optional.of(Refusal.ofHost(host));
        }
        if (origin == null || isAllowedOrigin(origin)) {
            return Optional.empty();
        }
        return origin.equalsIgnoreCase("http://" + authority)
                ? Optional.empty()
                : Optional.of(Refusal.ofOrigin(origin));
    }

    /** Pages of this origin may call though they are of elsewhere. */
    boolean isAllowedOrigin(String origin) {
        return !origins.isEmpty() && origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    private boolean isAllowedHost(String host) {
        return isAllowedName(host) || (host.startsWith(PREFIX) && isAllowedName(host.substring(PREFIX.length())));
    }

    private boolean isAllowedName(String name) {
        return name.indexOf('.') < 0
                || names.contains(name)
                || ADDRESS.matcher(name).matches()
                || OF_AWS.matcher(name).matches()
                || endings.stream().anyMatch(name::endsWith);
    }

    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
