package dev.loveless.cli.serve;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be served, as command line and environment say it.
 *
 * @param port 0 for any that is free
 * @param images {@code NAME=IMAGE}
 * @param watch whether definitions are read again when their files change
 * @param waitScale the factor on Wait states
 * @param logFile a file, {@code -} for standard output, or the URL of an HTTP endpoint; so are the two following
 * @param statusEvents where changes of executions' statuses are told
 * @param accessLog where requests are
 */
record ServeOptions(
        String host,
        int port,
        Optional<String> account,
        Optional<String> region,
        Optional<String> configuration,
        List<String> images,
        boolean watch,
        boolean virtualTime,
        double waitScale,
        Optional<String> mockConfiguration,
        Map<ServiceEndpoint, URI> endpoints,
        Optional<String> logFile,
        Optional<String> statusEvents,
        Optional<String> accessLog,
        LogLevel logLevel,
        Set<String> allowedHosts,
        Set<String> allowedOrigins) {
    ServeOptions {
        images = List.copyOf(images);
        endpoints = Map.copyOf(endpoints);
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** The same endpoints by the services' names as variables and {@code aws-sdk} integrations have them. */
    Map<String, URI> endpointsByIdentifier() {
        return endpoints.entrySet().stream()
                .collect(Collectors.toMap(endpoint -> endpoint.getKey().identifier(), Map.Entry::getValue));
    }
}
