package dev.loveless.junit;

import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.asl.AslParser;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationException;
import dev.loveless.engine.task.MockConfigurationReader;
import dev.loveless.junit.component.ConfiguredApplication;
import dev.loveless.junit.task.TaskStubs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The engine of a test with all that belongs to it; closing it leaves nothing of it. Thread-safe. */
final class TestEngine implements AutoCloseable {
    private final EngineSettings settings;
    private final TaskStubs stubs = new TaskStubs();
    private final Optional<ConfiguredApplication> application;
    private final StepFunctionsApi api;
    private final ApiEndpoint endpoint;
    private final TestTime time;
    /** Of the configuration, by their names there. */
    private final Map<String, StateMachine> configured = new LinkedHashMap<>();

    private boolean closed;

    private TestEngine(
            EngineSettings settings,
            Class<?> testClass,
            UnaryOperator<Journal> coverage,
            Optional<ConfiguredApplication> application) {
        Optional<MockConfiguration> mocks = settings.mockConfiguration().map(name -> mocks(name, testClass));
        this.settings = settings;
        this.application = application;
        CompletableFuture<Loveless> itself = new CompletableFuture<>();
        CompletableFuture<EngineWatch> watch = new CompletableFuture<>();
        LovelessBuilder builder = Loveless.builder();
        settings.apply(builder);
        stubs.install(builder);
        application.ifPresent(it -> it.install(builder));
        builder.watchedBy(coverage);
        builder.watchedBy(journal -> {
            watch.complete(new EngineWatch(
                    journal, activity -> itself.join().runtime().activities().create(activity)));
            return watch.join();
        });
        api = StepFunctionsApi.open(
                builder,
                new ApiSettings(() -> mocks, ApiSettings.DEFAULT.executionLog(), ApiSettings.DEFAULT.statusEvents()));
        Loveless loveless = api.loveless();
        itself.complete(loveless);
        endpoint = new ApiEndpoint(api, settings.time() == Time.VIRTUAL, settings.region());
        time = new TestTime(loveless, watch.join());
    }

    /**
     * @param testClass whose resources the settings may name
     * @param coverage looks on as facts are kept
     */
    static TestEngine open(EngineSettings settings, Class<?> testClass, UnaryOperator<Journal> coverage) {
        Optional<ConfiguredApplication> application =
                settings.configuration().map(name -> application(name, testClass));
        TestEngine engine;
        try {
            engine = new TestEngine(settings, testClass, coverage, application);
        } catch (RuntimeException | Error e) {
            application.ifPresent(ConfiguredApplication::close);
            throw e;
        }
        try {
            application.ifPresent(engine::take);
            return engine;
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    private static MockConfiguration mocks(String name, Class<?> testClass) {
        SourceText text = TestFile.of(name, testClass).text();
        try {
            return MockConfigurationReader.read(text.name(), text.content());
        } catch (MockConfigurationException e) {
            throw new ExtensionConfigurationException("The mock configuration '" + name + "' cannot be used.", e);
        }
    }

    private static ConfiguredApplication application(String name, Class<?> testClass) {
        try {
            return ConfiguredApplication.open(TestFile.of(name, testClass).path());
        } catch (NoClassDefFoundError e) {
            throw new ExtensionConfigurationException(
                    "To read '" + name + "' dev.loveless:configuration must be on the class path of the tests.", e);
        }
    }

    private void take(ConfiguredApplication application) {
        application.activities().forEach(api::activity);
        application
                .machines()
                .forEach(machine ->
                        configured.put(machine.name(), machine(machine.name(), machine.definition(), machine.type())));
    }

    EngineSettings settings() {
        return settings;
    }

    Loveless loveless() {
        return api.loveless();
    }

    TaskStubs stubs() {
        return stubs;
    }

    TestTime time() {
        return time;
    }

    ApiEndpoint endpoint() {
        return endpoint;
    }

    StateMachine machine(Definition definition, Class<?> testClass) {
        StateMachine named = configured.get(definition.value());
        if (named != null) {
            return named;
        }
        SourceText text = TestFile.of(definition.value(), testClass).text();
        String name = definition.name().isEmpty() ? nameOf(definition.value()) : definition.name();
        return machine(name, text, definition.type());
    }

    private static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceAll("(\\.asl)?\\.(json|ya?ml)$", "");
    }

    private StateMachine machine(String name, SourceText text, StateMachineType type) {
        SourceFormat format = SourceFormat.ofFileName(text.name());
        StateMachine machine = loveless().stateMachine(name, AslParser.parse(text, format, type), type);
        endpoint.machineMade();
        return machine;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (AutoCloser first = application.<AutoCloser>map(it -> it::close).orElse(() -> {});
                AutoCloser second = api::close;
                AutoCloser third = endpoint::close) {
            // Closed in the opposite order, each even if another cannot be.
        }
    }

    /** Something to be closed that throws nothing checked. */
    private interface AutoCloser extends AutoCloseable {
        @Override
        void close();
    }
}
