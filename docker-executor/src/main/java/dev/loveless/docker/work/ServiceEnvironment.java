package dev.loveless.docker.work;

import dev.loveless.docker.component.Application;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a component is told of the AWS around it: the region, credentials that open nothing, and where services are.
 * SDKs of AWS read these variables by themselves (documented).
 */
public final class ServiceEnvironment {
    /** What containers call this host. */
    public static final String HOST = "host.docker.internal";

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    /** Whatever a local service asks for, this passes; AWS itself refuses it. */
    private static final String CREDENTIALS = "test";

    private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "0.0.0.0", "[::1]", "[::]");

    private ServiceEnvironment() {}

    /** For a container: an endpoint on this host gets the name that containers have for it. */
    public static Map<String, String> ofContainer(Application application) {
        return of(application, true);
    }

    /** For a process on this host. */
    public static Map<String, String> ofProcess(Application application) {
        return of(application, false);
    }

    private static Map<String, String> of(Application application, boolean inContainer) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("AWS_REGION", application.region());
        variables.put("AWS_DEFAULT_REGION", application.region());
        variables.put("AWS_ACCESS_KEY_ID", CREDENTIALS);
        variables.put("AWS_SECRET_ACCESS_KEY", CREDENTIALS);
        variables.put("AWS_SESSION_TOKEN", CREDENTIALS);
        application.endpoints().forEach((service, endpoint) -> {
            String suffix = service.isEmpty()
                    ? ""
                    : "_" + service.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
            variables.put(ENDPOINT + suffix, inContainer ? seenFromContainer(endpoint) : endpoint.toString());
        });
        return variables;
    }

    private static String seenFromContainer(URI endpoint) {
        String host = endpoint.getHost();
        if (host == null || !THIS_HOST.contains(host.toLowerCase(Locale.ROOT))) {
            return endpoint.toString();
        }
        // The rest stays as it was spelled: SDKs sign the text.
        int start = endpoint.toString().indexOf(host);
        return endpoint.toString().substring(0, start)
                + HOST
                + endpoint.toString().substring(start + host.length());
    }
}
