package dev.loveless.cli.serve;

import dev.loveless.cli.Product;
import java.io.PrintWriter;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What is told at the start, in the form of Step Functions Local, for which harnesses wait. */
final class Banner {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final PrintWriter out;

    Banner(PrintWriter out) {
        this.out = out;
    }

    void begin(Map<ServiceEndpoint, URI> endpoints) {
        out.print("Loveless, in the place of Step Functions Local\nVersion: " + Product.version() + "\n");
        for (ServiceEndpoint service : ServiceEndpoint.values()) {
            URI endpoint = endpoints.get(service);
            if (endpoint != null) {
                configured(service.shown() + " Endpoint", endpoint.toString());
            }
        }
        out.flush();
    }

    /** A setting that is not the usual one. */
    void configured(String what, String value) {
        say("Configure [" + what + "] to [" + value + "]");
    }

    /** It answers from now on. */
    void ready(int port, String account, String region) {
        say("Starting server on port " + port + " with account " + account + ", region " + region);
    }

    void say(String text) {
        out.print(TIME.format(LocalDateTime.now()) + ": " + text + "\n");
        out.flush();
    }
}
