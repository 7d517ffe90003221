package dev.loveless.cli.serve;

import dev.loveless.cli.application.MisuseException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of Step Functions Local that say where services are. */
final class EndpointOptions {
    private static final String URL = "URL";

    @Option(
            names = {"--lambda-endpoint", "-lambdaEndpoint"},
            paramLabel = URL,
            description = "Where functions are invoked that the configuration does not have (LAMBDA_ENDPOINT).")
    private @Nullable String lambda;

    @Option(
            names = {"--batch-endpoint", "-batchEndpoint"},
            paramLabel = URL,
            description =
                    "Where tasks of that service are sent that no component does; so are the following (BATCH_ENDPOINT).")
    private @Nullable String batch;

    @Option(
            names = {"--dynamodb-endpoint", "-dynamoDBEndpoint"},
            paramLabel = URL,
            description = "(DYNAMODB_ENDPOINT)")
    private @Nullable String dynamoDb;

    @Option(
            names = {"--ecs-endpoint", "-ecsEndpoint"},
            paramLabel = URL,
            description = "(ECS_ENDPOINT)")
    private @Nullable String ecs;

    @Option(
            names = {"--glue-endpoint", "-glueEndpoint"},
            paramLabel = URL,
            description = "(GLUE_ENDPOINT)")
    private @Nullable String glue;

    @Option(
            names = {"--sagemaker-endpoint", "-sageMakerEndpoint"},
            paramLabel = URL,
            description = "(SAGE_MAKER_ENDPOINT)")
    private @Nullable String sageMaker;

    @Option(
            names = {"--sqs-endpoint", "-sqsEndpoint"},
            paramLabel = URL,
            description = "(SQS_ENDPOINT)")
    private @Nullable String sqs;

    @Option(
            names = {"--sns-endpoint", "-snsEndpoint"},
            paramLabel = URL,
            description = "(SNS_ENDPOINT)")
    private @Nullable String sns;

    @Option(
            names = {"--events-endpoint", "-eventsEndpoint"},
            paramLabel = URL,
            description = "(EVENTS_ENDPOINT)")
    private @Nullable String events;

    @Option(
            names = {"--athena-endpoint", "-athenaEndpoint"},
            paramLabel = URL,
            description = "(ATHENA_ENDPOINT)")
    private @Nullable String athena;

    @Option(
            names = {"--step-functions-endpoint", "-stepFunctionsEndpoint"},
            paramLabel = URL,
            description = "(STEP_FUNCTIONS_ENDPOINT); nested executions run here, whatever it is.")
    private @Nullable String stepFunctions;

    /** What was given, by option or by environment. */
    Map<ServiceEndpoint, URI> read(Environment environment) throws MisuseException {
        Map<ServiceEndpoint, URI> endpoints = new EnumMap<>(ServiceEndpoint.class);
        for (ServiceEndpoint service : ServiceEndpoint.values()) {
            Optional<String> given = environment.or(option(service), service.variable());
            if (given.isPresent()) {
                endpoints.put(service, url(service, given.get()));
            }
        }
        return endpoints;
    }

    private @Nullable String option(ServiceEndpoint service) {
        return switch (service) {
            case LAMBDA -> lambda;
            case BATCH -> batch;
            case DYNAMODB -> dynamoDb;
            case ECS -> ecs;
            case GLUE -> glue;
            case SAGEMAKER -> sageMaker;
            case SQS -> sqs;
            case SNS -> sns;
            case EVENTS -> events;
            case ATHENA -> athena;
            case STEP_FUNCTIONS -> stepFunctions;
        };
    }

    private static URI url(ServiceEndpoint service, String text) throws MisuseException {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told as any other text that is no URL.
        }
        throw new MisuseException("the endpoint of " + service.shown() + ", '" + text
                + "', is no URL of HTTP, such as http://localhost:3001");
    }
}
