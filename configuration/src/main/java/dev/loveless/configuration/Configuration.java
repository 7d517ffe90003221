package dev.loveless.configuration;

import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Source;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a {@code loveless.yaml} says. Immutable.
 *
 * @param stateMachines by name
 */
public record Configuration(Application application, Map<String, StateMachineSettings> stateMachines) {
    public static final String DEFAULT_ACCOUNT = "123456789012";
    public static final String DEFAULT_REGION = "us-east-1";

    public Configuration {
        stateMachines = Map.copyOf(stateMachines);
    }

    /** What holds where there is no file. */
    public static Configuration defaults() {
        return new Configuration(Application.empty(DEFAULT_ACCOUNT, DEFAULT_REGION), Map.of());
    }

    /** The state machines whose definition is in that file, in the order of their names. */
    public List<StateMachineSettings> stateMachinesIn(Path definition) {
        Path wanted = definition.toAbsolutePath().normalize();
        return stateMachines.values().stream()
                .filter(machine ->
                        machine.definition().toAbsolutePath().normalize().equals(wanted))
                .sorted(Comparator.comparing(StateMachineSettings::name))
                .toList();
    }

    /**
     * The same with another image for a component: in each role in which there is one of that name; else as a function
     * with AWS's defaults.
     */
    public Configuration withFunctionImage(String name, String image) {
        UnaryOperator<Component> changed = component -> withImage(component, image);
        Map<String, LambdaFunction> functions = new LinkedHashMap<>(application.functions());
        Map<String, ActivityPool> activities = new LinkedHashMap<>(application.activities());
        Map<String, Job> jobs = new LinkedHashMap<>(application.jobs());
        functions.computeIfPresent(name, (same, function) -> withComponent(function, changed));
        activities.computeIfPresent(name, (same, activity) -> withComponent(activity, changed));
        jobs.computeIfPresent(name, (same, job) -> new Job(changed.apply(job.component()), job.stopTimeout()));
        if (!functions.containsKey(name) && !activities.containsKey(name) && !jobs.containsKey(name)) {
            functions.put(name, LambdaFunction.of(Component.of(name, new Source.Image(image), Isolation.WARM)));
        }
        return new Configuration(
                new Application(
                        application.account(),
                        application.region(),
                        functions,
                        activities,
                        jobs,
                        application.endpoints(),
                        application.network(),
                        application.logs()),
                stateMachines);
    }

    private static LambdaFunction withComponent(LambdaFunction function, UnaryOperator<Component> changed) {
        return new LambdaFunction(
                changed.apply(function.component()),
                function.contract(),
                function.timeout(),
                function.concurrency(),
                function.idleTimeout(),
                function.aliases());
    }

    private static ActivityPool withComponent(ActivityPool activity, UnaryOperator<Component> changed) {
        return new ActivityPool(
                changed.apply(activity.component()),
                activity.contract(),
                activity.min(),
                activity.max(),
                activity.idleTimeout());
    }

    private static Component withImage(Component component, String image) {
        return new Component(
                component.name(),
                new Source.Image(image),
                component.entryPoint(),
                component.command(),
                component.workingDirectory(),
                component.user(),
                component.environment(),
                component.resources(),
                component.isolation(),
                component.faults());
    }
}
