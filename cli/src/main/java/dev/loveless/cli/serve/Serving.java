package dev.loveless.cli.serve;

import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.log.LogSink;
import dev.loveless.api.operation.TestCases;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.asl.display.Style;
import dev.loveless.cli.Product;
import dev.loveless.cli.application.ApplicationFile;
import dev.loveless.cli.application.ComponentName;
import dev.loveless.cli.application.DefinitionFiles;
import dev.loveless.cli.application.MisuseException;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.application.UnservedTasks;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.cli.signal.StopSignals;
import dev.loveless.configuration.ConfigurationFiles;
import dev.loveless.docker.Components;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.lambda.LambdaEndpointExecutor;
import dev.loveless.docker.service.ServiceEndpointExecutor;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.task.MockConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** A server with all that belongs to it, from its start to its end. */
final class Serving {
    /** Of the heap, the rest being for those that run and for calls. */
    private static final int PART_FOR_ENDED_EXECUTIONS = 4;

    private final ServeOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Banner banner;
    private final EndOfService end;
    private final ExecutionCounts counts = new ExecutionCounts();

    Serving(ServeOptions options, PrintWriter out, PrintWriter err, EndOfService end) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.end = end;
        this.banner = new Banner(out);
    }

    /** Serves until it is asked to end. */
    void serve() throws RefusedException, MisuseException, UnreadableFileException {
        banner.begin(options.endpoints());
        ApplicationFile file = ApplicationFile.read(
                options.configuration(),
                // As others look beside the definition.
                ConfigurationFiles.find(Path.of("any")),
                options.images(),
                Style.PLAIN);
        Application application =
                new ServedApplication(options).of(file.configuration().application());
        file.takeWarnings().forEach(err::print);
        TestCases mocks = mocks();
        tellSettings();
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try (StopSignals signals = new StopSignals(end::asked, end::insisted)) {
            try {
                serve(file, application, mocks, opened);
            } finally {
                // Within the signals: that is the time in which a second one may come.
                opened.forEach(this::close);
            }
        }
    }

    /** @param opened takes what is to be closed, the last first */
    private void serve(ApplicationFile file, Application application, TestCases mocks, Deque<AutoCloseable> opened)
            throws RefusedException, MisuseException, UnreadableFileException {
        Components components = Components.open(application, new ComponentReport(err, options.logLevel()));
        opened.push(components);
        LogPlaces places = new LogPlaces(out, opened);
        ApiSettings settings = new ApiSettings(
                mocks,
                places.sink(options.logFile(), "--log-file"),
                places.sink(options.statusEvents(), "--status-events"));
        StepFunctionsApi api = StepFunctionsApi.open(engine(application, components), settings);
        opened.push(api);
        DefinitionFiles files = new DefinitionFiles(new NamedFiles(InputStream.nullInputStream()), Style.PLAIN);
        ServedMachines machines = new ServedMachines(api, file, files, err);
        // Before the files are read: what changes meanwhile is seen to have changed.
        DefinitionWatch watch = new DefinitionWatch(machines, file.path(), banner, err);
        opened.push(watch);
        machines.makeAll();
        ApiServer server = listen(api, application, places.sink(options.accessLog(), "--access-log"));
        opened.push(server);
        if (options.watch()) {
            watch.begin();
        }
        banner.ready(server.port(), application.account(), application.region());
        end.await();
    }

    private TestCases mocks() {
        if (options.mockConfiguration().isEmpty()) {
            return Optional::empty;
        }
        MockFile file = new MockFile(options.mockConfiguration().get());
        banner.configured("Mock Configuration", options.mockConfiguration().get());
        try {
            file.read();
        } catch (MockConfigurationException e) {
            // It may be there, or right, by the time that an execution needs it.
            err.print("warning: " + String.valueOf(e.getMessage()).strip() + "\n");
            err.flush();
        }
        return file;
    }

    private void tellSettings() {
        if (options.waitScale() != 1) {
            banner.configured("Wait Time Scale", String.valueOf(options.waitScale()));
        }
        if (options.virtualTime()) {
            banner.configured("Time", "virtual");
        }
        for (Map.Entry<ServiceEndpoint, URI> endpoint : options.endpoints().entrySet()) {
            endpoint.getKey().limitation().ifPresent(banner::say);
        }
    }

    private LovelessBuilder engine(Application application, Components components) {
        LovelessBuilder builder = Loveless.builder()
                .account(application.account())
                .region(application.region())
                .waitScale(options.waitScale())
                .retainedBytes(Runtime.getRuntime().maxMemory() / PART_FOR_ENDED_EXECUTIONS);
        if (options.virtualTime()) {
            builder.virtualTimeInBackground();
        }
        builder.watchedBy(counts::countingBy);
        if (!options.endpointsByIdentifier().isEmpty()) {
            // Before the components: those take all jobs of ECS and Batch, whether they are configured or not. What
            // calls
            // endpoints takes time and memory to get ready, so not where there are none.
            builder.executor(new ServiceEndpointExecutor(
                    options.endpointsByIdentifier(),
                    task -> ComponentName.of(task.resource(), task.parameters().tree())
                            .filter(component -> component.isConfigured(application))
                            .isPresent()));
        }
        components.executors().forEach(builder::executor);
        Optional.ofNullable(options.endpoints().get(ServiceEndpoint.LAMBDA))
                .ifPresent(lambda -> builder.executor(new LambdaEndpointExecutor(lambda)));
        builder.executor(new UnservedTasks(application, true, ServiceEndpoint::remedy));
        return builder;
    }

    private ApiServer listen(StepFunctionsApi api, Application application, Optional<LogSink> accessLog)
            throws MisuseException {
        ServerOptions server = new ServerOptions()
                .host(options.host())
                .port(options.port())
                .furtherHosts(options.allowedHosts())
                .furtherOrigins(options.allowedOrigins())
                .executions(counts::byStatus)
                .identity(Product.version(), application.account(), application.region());
        accessLog.ifPresent(sink -> server.accessLog(sink::write));
        String place = options.host() + ":" + options.port();
        try {
            return ApiServer.start(api, server);
        } catch (BindException e) {
            throw new MisuseException("cannot listen at " + place
                    + ": the port is in use, or kept for the system, as those below 1024 may be, or the address is not"
                    + " one of this machine. End what uses it, or choose another port by --port");
        } catch (IOException e) {
            boolean unknown = new InetSocketAddress(options.host(), options.port()).isUnresolved();
            throw new MisuseException("cannot listen at " + place + ": "
                    + (unknown
                            ? "there is no machine of that name. Give an address of this one by --host, such as"
                                    + " 127.0.0.1, or 0.0.0.0 for all it has"
                            : e.getMessage()));
        }
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // The others must be closed all the same, or containers stay.
            err.print("warning: not all was put in order: " + e + "\n");
            err.flush();
        }
    }
}
