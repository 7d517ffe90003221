package dev.loveless.docker.testing;

import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultRule;
import dev.loveless.docker.fault.Faults;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Components for tests. */
public final class TestComponents {
    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "us-east-1";

    private TestComponents() {}

    /** {@link TestFunction} as a process. */
    public static Source process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classes().toString(),
                TestFunction.class.getName()));
        command.addAll(List.of(arguments));
        return new Source.LocalCommand(command, Path.of("").toAbsolutePath());
    }

    private static Path classes() {
        try {
            URI place = TestComponents.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Component component(String name, Source source) {
        return Component.of(name, source, Isolation.WARM);
    }

    public static Component with(Component component, Isolation isolation) {
        return with(component, component.environment(), component.resources(), isolation, component.faults());
    }

    public static Component with(Component component, Faults faults) {
        return with(component, component.environment(), component.resources(), component.isolation(), faults);
    }

    public static Component with(Component component, Map<String, String> environment) {
        return with(component, environment, component.resources(), component.isolation(), component.faults());
    }

    public static Component with(Component component, Resources resources) {
        return with(component, component.environment(), resources, component.isolation(), component.faults());
    }

    private static Component with(
            Component component,
            Map<String, String> environment,
            Resources resources,
            Isolation isolation,
            Faults faults) {
        return new Component(
                component.name(),
                component.source(),
                component.entryPoint(),
                component.command(),
                component.workingDirectory(),
                component.user(),
                environment,
                resources,
                isolation,
                faults);
    }

    /** A fault of each first attempt. */
    public static Faults atFirst(Fault fault) {
        return new Faults(1, List.of(new FaultRule(fault, OptionalInt.of(1), OptionalDouble.empty())));
    }

    public static LambdaFunction function(Component component, Duration timeout, int concurrency) {
        return function(component, timeout, concurrency, Duration.ofMinutes(5));
    }

    public static LambdaFunction function(
            Component component, Duration timeout, int concurrency, Duration idleTimeout) {
        return new LambdaFunction(component, Contract.RUNTIME_API, timeout, concurrency, idleTimeout, Optional.empty());
    }

    public static Application functions(LambdaFunction... functions) {
        Map<String, LambdaFunction> byName = new java.util.TreeMap<>();
        for (LambdaFunction function : functions) {
            byName.put(function.component().name(), function);
        }
        return application(byName, Map.of());
    }

    public static Application activity(ActivityPool pool) {
        return application(Map.of(), Map.of(pool.component().name(), pool));
    }

    public static Application application(Map<String, LambdaFunction> functions, Map<String, ActivityPool> activities) {
        return new Application(
                ACCOUNT,
                REGION,
                functions,
                activities,
                Map.of(),
                Map.of("s3", URI.create("http://localhost:9000")),
                Optional.empty(),
                Optional.empty());
    }
}
