package dev.loveless.junit;

import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.protocol.Api;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.junit.aws.SdkClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API over a test's engine: a port and clients, from when a test asks for them. */
final class ApiEndpoint implements AutoCloseable {
    private static final Duration STOP = Duration.ofMillis(500);

    private final StepFunctionsApi api;
    private final boolean isDriven;
    private final String region;
    private final List<Machine> machines = new ArrayList<>();
    private final Map<Class<?>, AutoCloseable> clients = new HashMap<>();
    private @Nullable ApiServer server;

    /** @param isDriven whether the test moves the time */
    ApiEndpoint(StepFunctionsApi api, boolean isDriven, String region) {
        this.api = api;
        this.isDriven = isDriven;
        this.region = region;
    }

    private record Machine(String name, SourceText definition, StateMachineType type) {}

    /** A machine of the engine that clients are to find as well. */
    synchronized void add(String name, SourceText definition, StateMachineType type) {
        Machine machine = new Machine(name, definition, type);
        machines.add(machine);
        if (server != null) {
            define(machine);
        }
    }

    private void define(Machine machine) {
        SourceFormat format = SourceFormat.ofFileName(machine.definition().name());
        String json = SourceReader.readTree(machine.definition(), format)
                .root()
                .map(root -> root.json().toString())
                .orElse("");
        Optional<ApiError> fault = api.define(machine.name(), json, machine.type(), Optional.empty());
        if (fault.isPresent()) {
            throw new IllegalStateException("The machine '" + machine.name() + "' could not be made: " + fault.get());
        }
    }

    synchronized URI uri() {
        if (server == null) {
            machines.forEach(this::define);
            server = start();
        }
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private ApiServer start() {
        Api answering = isDriven ? new DrivenApi(api, api.loveless()) : api;
        try {
            return ApiServer.start(answering, new ServerOptions().port(0).stopTimeout(STOP));
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
