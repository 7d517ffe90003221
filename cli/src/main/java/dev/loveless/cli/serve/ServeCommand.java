package dev.loveless.cli.serve;

import dev.loveless.api.server.ServerOptions;
import dev.loveless.cli.Product;
import dev.loveless.cli.application.MisuseException;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loveless serve}: Step Functions' API for any client, with the components of an application. */
@Command(
        name = "serve",
        description = {
            "Is Step Functions on this machine: its API for every SDK, the AWS CLI and other clients, in the place of"
                    + " Step Functions Local, whose options and environment variables it takes.",
            ""
        },
        versionProvider = Product.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nOptions (and the environment variables that stand for them):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was stopped, by Ctrl-C or SIGTERM",
            "1:it was stopped before all was put in order",
            "2:wrong usage, a port that is in use, a file that cannot be read, or a definition that is not valid",
            "3:it had no memory left, and says so",
            "70:a fault in this program"
        },
        exitCodeOnExecutionException = ServeCommand.EXIT_BUG,
        footerHeading = "%nExamples:%n",
        footer = {
            "  loveless serve",
            "  loveless serve --config loveless.yaml --watch",
            "  SFN_MOCK_CONFIG=MockConfigFile.json loveless serve --port 0"
        })
public final class ServeCommand implements Callable<Integer> {
    static final int EXIT_STOPPED = 0;
    static final int EXIT_CUT_OFF = 1;
    static final int EXIT_REFUSED = 2;
    static final int EXIT_BUG = 70;

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MOST_PORT = 65_535;
    /** A name, all names below one, or an address; no port. */
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[A-Za-z0-9._-]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*");
    /** As browsers write it: without a path; {@code null} for what is of nowhere, such as files. */
    private static final Pattern ORIGIN = Pattern.compile("null|[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]+");
    /** What Step Functions Local takes where no other mock file is named. */
    private static final String USUAL_MOCKS = "MockConfigFile.json";

    private final Environment environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen at; default: 127.0.0.1. By 0.0.0.0 others can call, too.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "The port, 0 for any that is free; default: 8083.")
    private int port = ServerOptions.USUAL_PORT;

    @Option(
            names = {"--account", "--aws-account", "-account"},
            paramLabel = "ID",
            description = "The account (AWS_ACCOUNT_ID); default: as configured, or 123456789012.")
    private @Nullable String account;

    @Option(
            names = {"--region", "--aws-region", "-region"},
            paramLabel = "REGION",
            description = "The region (AWS_DEFAULT_REGION); default: as configured, or us-east-1.")
    private @Nullable String region;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; default: loveless.yaml of the current directory, if there is one. Its"
                    + " components do tasks, its state machines and activities exist at the start.")
    private @Nullable String configuration;

    @Option(
            names = "--image",
            paramLabel = "NAME=IMAGE",
            description = "The Docker image of a function, or of a configured activity or job. May be given several"
                    + " times.")
    private List<String> images = new ArrayList<>();

    @Option(names = "--watch", description = "Update configured state machines when their files change.")
    private boolean watch;

    @Option(names = "--virtual-time", description = "Time jumps over what is only waited for.")
    private boolean virtualTime;

    @Option(
            names = {"--wait-time-scale", "-waitTimeScale"},
            paramLabel = "FACTOR",
            description = "A factor on Wait states alone, 0 for no waiting (WAIT_TIME_SCALE); default: 1.")
    private @Nullable String waitTimeScale;

    @Option(
            names = "--mock-config",
            paramLabel = "FILE",
            description = "Answers for tasks, in the format of Step Functions Local (SFN_MOCK_CONFIG); default:"
                    + " MockConfigFile.json of the current directory, if there is one. Executions choose a test case by"
                    + " 'stateMachineArn#TestCase'.")
    private @Nullable String mockConfiguration;

    @Mixin
    private final EndpointOptions endpoints = new EndpointOptions();

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description =
                    "Where executions are logged whose machines ask for it, a line of JSON for each event: a file,"
                            + " '-' for standard output, or the URL of an HTTP endpoint.")
    private @Nullable String logFile;

    @Option(
            names = "--status-events",
            paramLabel = "FILE",
            description = "Where changes of executions' statuses are told, as AWS tells EventBridge: as --log-file.")
    private @Nullable String statusEvents;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            description = "A line of JSON for each request, to a file; without one, to standard output.")
    private @Nullable String accessLog;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "What standard error gets: error, warn, info (with what happens to components) or debug;"
                    + " default: warn.")
    private LogLevel logLevel = LogLevel.WARN;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A name, or '*.NAME', that the server may be called by, beside those of this machine and its"
                    + " networks. May be given several times.")
    private List<String> allowedHosts = new ArrayList<>();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "An origin, such as http://localhost:3000, whose web pages may call. May be given several"
                    + " times.")
    private List<String> allowedOrigins = new ArrayList<>();

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean versionWanted;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean helpWanted;

    /** @param variables of the environment */
    public ServeCommand(Map<String, String> variables) {
        this.environment = new Environment(variables);
    }

    @Override
    public Integer call() {
        logLevel.apply();
        PrintWriter err = spec.commandLine().getErr();
        try {
            EndOfService end = new EndOfService(err);
            new Serving(options(), spec.commandLine().getOut(), err, end).serve();
            return EXIT_STOPPED;
        } catch (UnreadableFileException e) {
            err.print(spec.qualifiedName() + ": cannot read " + e.getMessage() + ". " + e.remedy() + "\n");
        } catch (MisuseException e) {
            err.print(spec.qualifiedName() + ": " + e.getMessage() + "\nTry '" + spec.qualifiedName() + " --help'.\n");
        } catch (RefusedException e) {
            err.print(e.shown());
        }
        err.flush();
        return EXIT_REFUSED;
    }

    private ServeOptions options() throws MisuseException, UnreadableFileException {
        if (port < 0 || port > MOST_PORT) {
            throw new MisuseException("--port: a port is a number from 0 to " + MOST_PORT);
        }
        return new ServeOptions(
                host,
                port,
                checked(account, "--account", "AWS_ACCOUNT_ID", ACCOUNT, "an account has 12 digits"),
                checked(region, "--region", "AWS_DEFAULT_REGION", REGION, "a region is called like us-east-1"),
                Optional.ofNullable(configuration),
                images,
                watch,
                virtualTime,
                waitScale(),
                mocks(),
                endpoints.read(environment),
                Optional.ofNullable(logFile),
                Optional.ofNullable(statusEvents),
                Optional.ofNullable(accessLog),
                logLevel,
                callers("--allow-host", allowedHosts, HOST, "is no name of a host, such as states.test or *.test"),
                callers("--allow-origin", allowedOrigins, ORIGIN, "is no origin, such as http://localhost:3000"));
    }

    /** An option names a file that is there; a variable may name one that comes later, as with Step Functions Local. */
    private Optional<String> mocks() throws UnreadableFileException {
        if (mockConfiguration != null) {
            new NamedFiles(InputStream.nullInputStream()).read(mockConfiguration);
            return Optional.of(mockConfiguration);
        }
        return environment
                .get("SFN_MOCK_CONFIG")
                .or(() -> Optional.of(USUAL_MOCKS).filter(file -> Files.isRegularFile(Path.of(file))));
    }

    private Optional<String> checked(
            @Nullable String option, String optionName, String variable, Pattern form, String rule)
            throws MisuseException {
        Optional<String> value = environment.or(option, variable);
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw new MisuseException((option == null ? variable : optionName) + ": '" + value.get() + "': " + rule);
        }
        return value;
    }

    /** What no request could ever have is told of, rather than kept for nothing. */
    private static Set<String> callers(String option, List<String> values, Pattern form, String fault)
            throws MisuseException {
        for (String value : values) {
            if (!form.matcher(value).matches()) {
                throw new MisuseException(option + ": '" + value + "' " + fault);
            }
        }
        return new HashSet<>(values);
    }

    private double waitScale() throws MisuseException {
        String text = environment.or(waitTimeScale, "WAIT_TIME_SCALE").orElse("1");
        try {
            double scale = Double.parseDouble(text);
            if (scale >= 0 && scale < Double.POSITIVE_INFINITY) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // Told as any other text that is no such number.
        }
        throw new MisuseException((waitTimeScale == null ? "WAIT_TIME_SCALE" : "--wait-time-scale")
                + ": the scale of Wait states, '" + text + "', is to be a number of 0 or more");
    }
}
