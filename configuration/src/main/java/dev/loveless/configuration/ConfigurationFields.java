package dev.loveless.configuration;

import dev.loveless.configuration.field.AddressType;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.FieldValues;
import dev.loveless.configuration.field.MapType;
import dev.loveless.configuration.field.MapType.Names;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.PathType;
import dev.loveless.configuration.field.TextType;
import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.LambdaFunction;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The fields of the whole file. With those that it leads to it is the one table from which the file is read, the JSON
 * Schema is made and the documentation's tables are written.
 */
final class ConfigurationFields {
    /** The name of the endpoint for all services that have none of their own. */
    private static final String OTHERS = "default";

    /** As the States API has it for state machines and activities (documented). */
    private static final String STATES_NAME =
            "[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\u0000-\\u001F\\u007F-\\u009F]{1,80}";

    static final Names STATE_MACHINE_NAMES = Names.like(
            "state machine",
            STATES_NAME,
            "Use 80 characters at most, no blanks, none of < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : /");
    static final Names FUNCTION_NAMES = Names.like(
            "function",
            "[A-Za-z0-9_-]{1,64}",
            "Use letters, digits, '-' and '_', 64 at most: the name as in the function's ARN.");
    static final Names ACTIVITY_NAMES = Names.like("activity", STATES_NAME, STATE_MACHINE_NAMES.remedy());
    static final Names JOB_NAMES = Names.like(
            "job",
            "[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}",
            "Use the name of the task definition, the job definition or the image.");

    static final Field<String> SCHEMA =
            Field.of("$schema", TextType.any(), "", "The JSON Schema of this file, for editors that look for it here.");
    static final Field<String> ACCOUNT = Field.of(
                    "account",
                    TextType.like(
                            "text of 12 digits",
                            "12 digits in quotes",
                            "Write the number of the account in quotes: \"123456789012\".",
                            "[0-9]{12}"),
                    "`\"123456789012\"`",
                    "The AWS account of the ARNs.")
            .alsoCalled("accountId");
    static final Field<String> REGION = Field.of(
                    "region",
                    TextType.like(
                            "name of a region",
                            "the name of a region",
                            "Write it like us-east-1.",
                            "[a-z]{2,8}(?:-[a-z]{2,16}){1,3}-[0-9]{1,2}"),
                    "`us-east-1`",
                    "The AWS region of the ARNs, and of the components.")
            .alsoCalled("awsRegion");
    static final Field<Map<String, Function<String, StateMachineSettings>>> STATE_MACHINES = Field.of(
            "stateMachines",
            MapType.of(
                    "by name: [state machine](#state-machine)", STATE_MACHINE_NAMES, StateMachineFields.STATE_MACHINE),
            "none",
            "The state machines. The definition that is run is one even if it is not listed.");
    static final Field<Map<String, Draft<LambdaFunction>>> FUNCTIONS = Field.of(
                    "functions",
                    MapType.of("by name: [function](#function)", FUNCTION_NAMES, RoleFields.FUNCTION),
                    "none",
                    "The components that are Lambda functions.")
            .alsoCalled("lambdas", "lambda");
    static final Field<Map<String, Draft<ActivityPool>>> ACTIVITIES = Field.of(
                    "activities",
                    MapType.of("by name: [activity](#activity)", ACTIVITY_NAMES, RoleFields.ACTIVITY),
                    "none",
                    "The components that are workers of activities.")
            .alsoCalled("workers");
    static final Field<Map<String, Draft<Job>>> JOBS = Field.of(
                    "jobs",
                    MapType.of("by name: [job](#job)", JOB_NAMES, RoleFields.JOB),
                    "none",
                    "The components that are run to their end.")
            .alsoCalled("tasks", "containers");
    static final Field<Map<String, URI>> ENDPOINTS = Field.of(
            "endpoints",
            MapType.of(
                    "addresses by service",
                    Names.like(
                            "service",
                            "[a-z][a-z0-9_]*",
                            "Use the service's part of AWS_ENDPOINT_URL_<SERVICE>, in small letters: s3, dynamodb."),
                    new AddressType()),
            "none",
            "Where services are; `default` is for all that are not named.");
    static final Field<String> NETWORK = Field.of(
            "network",
            TextType.like(
                    "name of a network",
                    "the name of a Docker network",
                    "Write a name that 'docker network ls' shows.",
                    "[A-Za-z0-9][A-Za-z0-9_.-]*"),
            "one of Loveless's own",
            "An existing Docker network to put containers into.");
    static final Field<Path> LOGS =
            Field.of("logs", PathType.ANY, "not kept", "The directory in which the output of components is kept.");
    static final Field<FaultSettings> FAULTS =
            Field.of("faults", FaultFields.SETTINGS, "", "What holds for the faults of all components.");

    static final ObjectType<Configuration> CONFIGURATION = ObjectType.of("configuration")
            .field(SCHEMA)
            .field(ACCOUNT)
            .field(REGION)
            .field(STATE_MACHINES)
            .field(FUNCTIONS)
            .field(ACTIVITIES)
            .field(JOBS)
            .field(ENDPOINTS)
            .field(NETWORK)
            .field(LOGS)
            .field(FAULTS)
            .anythingFrom("x-")
            .absent("services", "Put each under functions, activities or jobs, by the role it plays.")
            .absent("version", "The file needs no version.")
            .as(ConfigurationFields::configuration);

    private ConfigurationFields() {}

    private static Configuration configuration(FieldValues values) {
        FaultSettings faults = values.get(FAULTS).orElse(FaultSettings.DEFAULT);
        Application application = new Application(
                values.get(ACCOUNT).orElse(Configuration.DEFAULT_ACCOUNT),
                values.get(REGION).orElse(Configuration.DEFAULT_REGION),
                mapped(values.get(FUNCTIONS), (name, draft) -> draft.named(name, faults)),
                mapped(values.get(ACTIVITIES), (name, draft) -> draft.named(name, faults)),
                mapped(values.get(JOBS), (name, draft) -> draft.named(name, faults)),
                endpoints(values.get(ENDPOINTS).orElse(Map.of())),
                values.get(NETWORK),
                values.get(LOGS));
        return new Configuration(
                application, mapped(values.get(STATE_MACHINES), (name, settings) -> settings.apply(name)));
    }

    private static <S, T> Map<String, T> mapped(Optional<Map<String, S>> drafts, BiFunction<String, S, T> function) {
        Map<String, T> made = new LinkedHashMap<>();
        drafts.orElse(Map.of()).forEach((name, draft) -> made.put(name, function.apply(name, draft)));
        return made;
    }

    private static Map<String, URI> endpoints(Map<String, URI> written) {
        Map<String, URI> endpoints = new LinkedHashMap<>();
        written.forEach((service, address) -> endpoints.put(service.equals(OTHERS) ? "" : service, address));
        return endpoints;
    }
}
