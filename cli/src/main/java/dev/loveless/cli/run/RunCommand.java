package dev.loveless.cli.run;

import dev.loveless.asl.display.Style;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.cli.application.MisuseException;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loveless run}: executes a state machine, with its components, and shows how it goes. */
@Command(
        name = "run",
        description = {
            "Executes a state machine here: its tasks are done by Docker containers or local processes, as loveless.yaml"
                    + " says. Standard output gets the output of the execution, in JSON, and nothing else.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the execution succeeded",
            "1:it failed, timed out or was aborted; the last line of standard error is its error, in JSON",
            "2:wrong usage, a file that cannot be read, or a definition that is not valid",
            "70:a fault in this program"
        },
        exitCodeOnExecutionException = RunCommand.EXIT_BUG,
        footerHeading = "%nExamples:%n",
        footer = {
            "  loveless run order.asl.json --input '{\"orderId\": 7}'",
            "  loveless run thumbnails.asl.yaml --input @photos.json --image resize=resize:latest",
            "  loveless run reminder.asl.json --virtual-time",
            "  loveless run order.asl.json --mock-config MockConfigFile.json --test-case Paid --virtual-time"
        })
public final class RunCommand implements Callable<Integer> {
    static final int EXIT_SUCCEEDED = 0;
    static final int EXIT_FAILED = 1;
    static final int EXIT_REFUSED = 2;
    static final int EXIT_BUG = 70;

    private final NamedFiles files;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "The definition: YAML if the name ends in .yaml or .yml, JSON otherwise; '-' is standard input.")
    private String file = "";

    @Option(
            names = "--input",
            paramLabel = "INPUT",
            description = "The input of the execution: JSON, @FILE, or '-' for standard input. Default: {}.")
    private @Nullable String input;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; default: loveless.yaml beside the definition, if there is one.")
    private @Nullable String configuration;

    @Option(
            names = "--image",
            paramLabel = "NAME=IMAGE",
            description = "The Docker image of a function, or of a configured activity or job. May be given several"
                    + " times.")
    private List<String> images = new ArrayList<>();

    @Option(names = "--virtual-time", description = "Time jumps over what is only waited for.")
    private boolean virtualTime;

    @Option(
            names = "--mock-config",
            paramLabel = "FILE",
            description = "Answers for tasks, in the format of Step Functions Local; needs --test-case.")
    private @Nullable String mockConfiguration;

    @Option(names = "--test-case", paramLabel = "NAME", description = "The test case of the mock configuration.")
    private @Nullable String testCase;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The type of the state machine: STANDARD or EXPRESS; default: as configured, or STANDARD.")
    private @Nullable StateMachineType type;

    @Option(
            names = "--machine",
            paramLabel = "NAME",
            description = "The state machine of the configuration, where several have this definition.")
    private @Nullable String machine;

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the execution; default: a random one.")
    private @Nullable String name;

    @Option(
            names = "--events",
            description =
                    "In place of progress, standard error gets AWS's history as it grows: an event in JSON a line; with"
                            + " --quiet too.")
    private boolean events;

    @Option(names = "--quiet", description = "No progress: standard error gets warnings and errors only.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean helpWanted;

    /** The command; {@code -} reads {@code standardInput}. */
    public RunCommand(InputStream standardInput) {
        this.files = new NamedFiles(standardInput);
    }

    @Override
    public Integer call() {
        Console console = Console.of(spec.commandLine());
        PrintWriter err = console.err();
        try {
            Style style = events ? Style.PLAIN : console.style();
            RunnableMachine prepared = new Preparation(files, style).prepare(options());
            return new Run(prepared, console, watching()).run() ? EXIT_SUCCEEDED : EXIT_FAILED;
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

    private Watching watching() {
        if (events) {
            return Watching.EVENTS;
        }
        return quiet ? Watching.QUIET : Watching.PROGRESS;
    }

    private RunOptions options() {
        return new RunOptions(
                file,
                Optional.ofNullable(input),
                Optional.ofNullable(configuration),
                images,
                Optional.ofNullable(mockConfiguration),
                Optional.ofNullable(testCase),
                Optional.ofNullable(type),
                Optional.ofNullable(machine),
                Optional.ofNullable(name),
                virtualTime);
    }
}
