package dev.loveless.junit;

import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.aws.SdkClients;
import dev.loveless.junit.coverage.Coverage;
import dev.loveless.junit.task.TaskStubs;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/**
 * Gives tests an engine, and what belongs to it as parameters; see {@link LovelessTest}. With more to say than that
 * annotation can, it is registered by hand:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LovelessExtension LOVELESS = LovelessExtension.builder().seed(7).build();
 * }</pre>
 *
 * All it knows of a test it keeps with JUnit, so that tests may run side by side.
 */
public final class LovelessExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LovelessExtension.class);
    private static final String ENGINE = "engine";

    private final Optional<EngineSettings> settings;

    /** For JUnit, which finds the settings at the test. */
    public LovelessExtension() {
        this(Optional.empty());
    }

    LovelessExtension(Optional<EngineSettings> settings) {
        this.settings = settings;
    }

    /** Begins to configure an extension. */
    public static LovelessExtensionBuilder builder() {
        return new LovelessExtensionBuilder();
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static Optional<TestEngine> engine(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(ENGINE, TestEngine.class));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass(context)
                .filter(wanted -> wanted.lifecycle() == Lifecycle.PER_CLASS && !isThere(wanted, context))
                .ifPresent(wanted -> open(context, wanted));
    }

    /** A nested class finds the engine of the class around it, which serves it unless it says something else. */
    private static boolean isThere(EngineSettings wanted, ExtensionContext context) {
        return engine(context).filter(it -> it.settings().equals(wanted)).isPresent();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<EngineSettings> own = ofMethod(context);
        EngineSettings wanted = own.or(() -> ofClass(context))
                .orElseThrow(() -> new IllegalStateException("The test has no @LovelessTest."));
        if (own.isPresent() || !isThere(wanted, context)) {
            open(context, wanted);
        }
    }

    private static void open(ExtensionContext context, EngineSettings settings) {
        TestEngine engine = TestEngine.open(settings, context.getRequiredTestClass(), Coverage.watch(context));
        store(context).put(ENGINE, engine);
    }

    private Optional<EngineSettings> ofMethod(ExtensionContext context) {
        return settings.isPresent()
                ? Optional.empty()
                : AnnotationSupport.findAnnotation(context.getTestMethod(), LovelessTest.class)
                        .map(EngineSettings::of);
    }

    private Optional<EngineSettings> ofClass(ExtensionContext context) {
        if (settings.isPresent()) {
            return settings;
        }
        Optional<EngineSettings> found = AnnotationSupport.findAnnotation(context.getTestClass(), LovelessTest.class)
                .map(EngineSettings::of);
        return found.isPresent() ? found : context.getParent().flatMap(this::ofClass);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    /** Fails the test, or what was after the last test of its class, if it has met tasks that nothing was said of. */
    private static void end(ExtensionContext context) {
        Optional<TestEngine> engine = engine(context);
        // Before it is asked: until then tasks may come in real time.
        close(context);
        Optional<AssertionFailedError> failure = engine.flatMap(it -> it.stubs().takeFailure());
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Closes the engine that was opened for this very context, if there is one. */
    private static void close(ExtensionContext context) {
        Optional.ofNullable(store(context).remove(ENGINE, TestEngine.class)).ifPresent(TestEngine::close);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Loveless.class
                || type == StateMachine.class
                || type == TaskStubs.class
                || type == TestTime.class
                || type == Clock.class
                || type == InstantSource.class
                || type == URI.class && parameter.isAnnotated(Endpoint.class)
                || SdkClients.isClient(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty() || engine(context).isEmpty()) {
            // An instance of its own for the whole class is made before anything else.
            beforeAll(context);
        }
        TestEngine engine = engine(context)
                .orElseThrow(() -> new ParameterResolutionException(
                        "There is no engine yet: each test has its own. For parameters of constructors and of methods"
                                + " that run once for a class say lifecycle = PER_CLASS."));
        Class<?> type = parameter.getParameter().getType();
        if (type == Loveless.class) {
            return engine.loveless();
        } else if (type == StateMachine.class) {
            return machine(parameter, context, engine);
        } else if (type == TaskStubs.class) {
            return engine.stubs();
        } else if (type == TestTime.class) {
            return engine.time();
        } else if (type == URI.class) {
            return engine.endpoint().uri();
        } else if (SdkClients.isClient(type)) {
            return engine.endpoint().client(type);
        }
        return engine.time().clock();
    }

    private static StateMachine machine(ParameterContext parameter, ExtensionContext context, TestEngine engine) {
        Definition definition = parameter
                .findAnnotation(Definition.class)
                .orElseThrow(() -> new ParameterResolutionException("Where is the definition of the state machine '"
                        + parameter.getParameter().getName()
                        + "'? Say it before the parameter: @Definition(\"order.asl.json\")."));
        return engine.machine(definition, context.getRequiredTestClass());
    }
}
