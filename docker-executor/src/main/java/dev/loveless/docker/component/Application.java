package dev.loveless.docker.component;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All components of an application, and the surroundings they are given.
 *
 * @param functions by name
 * @param activities by name
 * @param jobs by the name of the task definition, job definition or image
 * @param endpoints where services are, by the service's identifier as in {@code AWS_ENDPOINT_URL_<SERVICE>}, in lower
 *     case; the empty text for all others
 * @param network an existing Docker network to put containers into; absent: one of Loveless's own
 * @param logs the directory that the output of components is kept in; absent: it is not kept
 */
public record Application(
        String account,
        String region,
        Map<String, LambdaFunction> functions,
        Map<String, ActivityPool> activities,
        Map<String, Job> jobs,
        Map<String, URI> endpoints,
        Optional<String> network,
        Optional<Path> logs) {
    public Application {
        functions = Map.copyOf(functions);
        activities = Map.copyOf(activities);
        jobs = Map.copyOf(jobs);
        endpoints = Map.copyOf(endpoints);
    }

    /** Without components; {@code docker://} works all the same. */
    public static Application empty(String account, String region) {
        return new Application(
                account, region, Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }
}
