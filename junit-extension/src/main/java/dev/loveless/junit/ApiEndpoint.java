package dev.loveless.junit;

import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.protocol.Api;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.junit.aws.SdkClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API over a test's engine: a port and clients, from when a test asks for them. */
final class ApiEndpoint implements AutoCloseable {
    private static final Duration STOP = Duration.ofMillis(500);

    private final StepFunctionsApi api;
    private final boolean isDriven;
    private final String region;
    private final Map<Class<?>, AutoCloseable> clients = new HashMap<>();
    private final MachinesOfEngine machines;
    private @Nullable ApiServer server;

    /** @param isDriven whether the test moves the time */
    ApiEndpoint(StepFunctionsApi api, boolean isDriven, String region) {
        this.api = api;
        this.isDriven = isDriven;
        this.region = region;
        this.machines = new MachinesOfEngine(api);
    }

    synchronized URI uri() {
        if (server == null) {
            define();
            server = start();
        }
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Tells clients, if there may be some, of a machine that has just been made. */
    synchronized void machineMade() {
        if (server != null) {
            define();
        }
    }

    private void define() {
        List<String> faults = machines.define();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
    }

    private ApiServer start() {
        Api answering = isDriven ? new DrivenApi(api) : api;
        Api knowing = call -> {
            // What the test's own code has made since; who asks for one that is refused is told that it is not there.
            machines.define();
            return answering.answer(call);
        };
        try {
            return ApiServer.start(knowing, new ServerOptions().port(0).stopTimeout(STOP));
        } catch (IOException e) {
            throw new UncheckedIOException("No port could be opened for the API.", e);
        }
    }

    /** A client of the AWS SDK, the same for each who asks. */
    synchronized Object client(Class<?> type) {
        URI uri = uri();
        return clients.computeIfAbsent(type, asked -> SdkClients.open(asked, uri, region));
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(SdkClients::close);
        clients.clear();
        if (server != null) {
            server.close();
        }
    }
}
