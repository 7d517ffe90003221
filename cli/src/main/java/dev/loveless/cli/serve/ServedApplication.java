package dev.loveless.cli.serve;

import dev.loveless.docker.component.Application;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The configured application with what options and environment say otherwise. */
final class ServedApplication {
    private final ServeOptions options;

    ServedApplication(ServeOptions options) {
        this.options = options;
    }

    Application of(Application configured) {
        Map<String, URI> endpoints = new HashMap<>(configured.endpoints());
        // What components are told of services; a function of theirs that calls one finds it there.
        options.endpointsByIdentifier().forEach(endpoints::putIfAbsent);
        return new Application(
                options.account().orElse(configured.account()),
                options.region().orElse(configured.region()),
                configured.functions(),
                configured.activities(),
                configured.jobs(),
                endpoints,
                configured.network(),
                configured.logs());
    }
}
