package dev.loveless.configuration;

import dev.loveless.configuration.diagnostic.ConfigurationCode;
import dev.loveless.configuration.field.DurationType;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.FieldValues;
import dev.loveless.configuration.field.MapType;
import dev.loveless.configuration.field.NumberType;
import dev.loveless.configuration.field.ObjectRule;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.Reading;
import dev.loveless.configuration.field.TextType;
import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.LambdaFunction;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a component in each of its roles. */
final class RoleFields {
    private static final String LATEST = "$LATEST";
    private static final int MOST_AT_ONCE = 10_000;
    private static final int MOST_WORKERS = 1_000;
    private static final int DEFAULT_MAX = 4;

    static final Field<Integer> FUNCTION_MEMORY = ComponentFields.memory(
            LambdaFunction.DEFAULT_MEMORY,
            10_240,
            LambdaFunction.DEFAULT_MEMORY + " MB, as on AWS",
            "AWS gives a function from 128 to 10240 MB.");
    static final Field<Duration> TIMEOUT = Field.of(
                    "timeout",
                    DurationType.between(
                            Duration.ofSeconds(1),
                            LambdaFunction.LONGEST_TIMEOUT,
                            "AWS lets a function run from 1 second to 15 minutes."),
                    "3s, as on AWS",
                    "How long one invocation may take; then its container is killed.")
            .alsoCalled("timeoutSeconds");
    static final Field<Integer> CONCURRENCY = Field.of(
                    "concurrency",
                    NumberType.whole(1, MOST_AT_ONCE),
                    String.valueOf(LambdaFunction.DEFAULT_CONCURRENCY),
                    "How many invocations may run at once; more are throttled.")
            .alsoCalled("reservedConcurrency", "reservedConcurrentExecutions", "maxConcurrency");
    static final Field<Duration> IDLE_TIMEOUT = Field.of(
            "idleTimeout",
            DurationType.between(Duration.ofSeconds(1), Duration.ofHours(24), "Keep it for a second to a day."),
            "5m",
            "How long a container that has nothing to do is kept.");
    static final Field<Map<String, String>> ALIASES = Field.of(
            "aliases",
            MapType.of(
                    "versions by alias",
                    MapType.Names.like(
                            "alias", "[A-Za-z0-9_-]{1,128}", "Use letters, digits, '-' and '_', 128 at most."),
                    TextType.like("version", "a version", "Versions are numbers, and $LATEST.", "[0-9]{1,10}|\\$LATEST")
                            .orNumber()),
            "any qualifier is taken",
            "The aliases that exist, each with its version; these versions and `$LATEST` exist too, and no others.");

    static final ObjectType<Draft<LambdaFunction>> FUNCTION = ComponentFields.role("function")
            .field(FUNCTION_MEMORY)
            .field(ComponentFields.CPUS)
            .field(ComponentFields.GPUS)
            .field(TIMEOUT)
            .field(CONCURRENCY)
            .field(IDLE_TIMEOUT)
            .field(ComponentFields.ISOLATION)
            .field(ComponentFields.CONTRACT)
            .field(ALIASES)
            .field(FaultFields.FAULTS)
            .absent("min", "Functions scale by themselves, up to 'concurrency'.")
            .absent("max", "Functions scale by themselves, up to 'concurrency'.")
            .absent("stopTimeout", "Only jobs have it; a function has 'timeout'.")
            .as(RoleFields::function);

    static final Field<Integer> MIN = Field.of(
            "min", NumberType.whole(0, MOST_WORKERS), "0", "How many workers there are even if there is no work.");
    static final Field<Integer> MAX = Field.of(
                    "max",
                    NumberType.whole(1, MOST_WORKERS),
                    "4, or `min` if that is more",
                    "How many workers there may be.")
            .alsoCalled("concurrency", "workers");

    static final ObjectType<Draft<ActivityPool>> ACTIVITY = ComponentFields.role("activity")
            .field(ComponentFields.MEMORY)
            .field(ComponentFields.CPUS)
            .field(ComponentFields.GPUS)
            .field(MIN)
            .field(MAX)
            .field(IDLE_TIMEOUT)
            .field(ComponentFields.ISOLATION)
            .field(ComponentFields.CONTRACT)
            .field(FaultFields.FAULTS)
            .absent("timeout", "Limit an activity in its state, by TimeoutSeconds and HeartbeatSeconds.")
            .absent("aliases", "Only functions have aliases.")
            .absent("stopTimeout", "Only jobs have it.")
            .rule(ObjectRule.beyondSchema(RoleFields::checkPool))
            .as(RoleFields::activity);

    static final Field<Duration> STOP_TIMEOUT = Field.of(
            "stopTimeout",
            DurationType.between(Duration.ZERO, Duration.ofHours(1), "Give it an hour at most."),
            "30s, as on ECS",
            "How long the container may take to end when it is asked to, before it is killed.");
    static final Field<Isolation> JOB_ISOLATION = Field.of(
            "isolation",
            ComponentFields.ISOLATION.type(),
            "`fresh`",
            "A job always has a new container. `fresh`: with a read-only root and a writable `/tmp`. `warm`: with a writable root.");

    static final ObjectType<Draft<Job>> JOB = ComponentFields.role("job")
            .field(ComponentFields.MEMORY)
            .field(ComponentFields.CPUS)
            .field(ComponentFields.GPUS)
            .field(STOP_TIMEOUT)
            .field(JOB_ISOLATION)
            .field(FaultFields.FAULTS)
            .absent("timeout", "Limit a job in its state, by TimeoutSeconds.")
            .absent("concurrency", "Limit jobs in the definition, by MaxConcurrency of a Map state.")
            .absent("contract", "A job is run to its end; it gets no requests.")
            .absent("aliases", "Only functions have aliases.")
            .as(RoleFields::job);

    private RoleFields() {}

    private static Draft<LambdaFunction> function(FieldValues values) {
        Draft<Component> component = component(values, FUNCTION_MEMORY);
        return (name, faults) -> new LambdaFunction(
                component.named(name, faults),
                values.get(ComponentFields.CONTRACT).orElse(Contract.RUNTIME_API),
                values.get(TIMEOUT).orElse(LambdaFunction.DEFAULT_TIMEOUT),
                values.get(CONCURRENCY).orElse(LambdaFunction.DEFAULT_CONCURRENCY),
                values.get(IDLE_TIMEOUT).orElse(LambdaFunction.DEFAULT_IDLE_TIMEOUT),
                values.get(ALIASES).map(RoleFields::withVersions));
    }

    /** A version exists as soon as an alias leads to it. */
    private static Map<String, String> withVersions(Map<String, String> aliases) {
        Map<String, String> all = new TreeMap<>(aliases);
        aliases.values().forEach(version -> all.putIfAbsent(version, version));
        all.putIfAbsent(LATEST, LATEST);
        return all;
    }

    private static void checkPool(FieldValues values, Reading reading) {
        int min = values.get(MIN).orElse(0);
        if (values.get(MAX).filter(max -> max < min).isPresent()) {
            values.member(MAX)
                    .ifPresent(member -> reading.refuse(
                            member,
                            ConfigurationCode.CONTRADICTION,
                            "'max' must be at least 'min', which is " + min,
                            "Write " + min + " or more, or a smaller 'min'."));
        }
    }

    private static Draft<ActivityPool> activity(FieldValues values) {
        Draft<Component> component = component(values, ComponentFields.MEMORY);
        int min = values.get(MIN).orElse(0);
        return (name, faults) -> new ActivityPool(
                component.named(name, faults),
                values.get(ComponentFields.CONTRACT).orElse(Contract.RUNTIME_API),
                min,
                values.get(MAX).orElse(Math.max(DEFAULT_MAX, min)),
                values.get(IDLE_TIMEOUT).orElse(LambdaFunction.DEFAULT_IDLE_TIMEOUT));
    }

    private static Draft<Job> job(FieldValues values) {
        Draft<Component> component = ComponentFields.component(
                values,
                values.get(ComponentFields.MEMORY),
                values.get(JOB_ISOLATION).orElse(Isolation.FRESH));
        return (name, faults) ->
                new Job(component.named(name, faults), values.get(STOP_TIMEOUT).orElse(Job.DEFAULT_STOP_TIMEOUT));
    }

    private static Draft<Component> component(FieldValues values, Field<Integer> memory) {
        return ComponentFields.component(
                values,
                values.get(memory),
                values.get(ComponentFields.ISOLATION).orElse(Isolation.WARM));
    }
}
