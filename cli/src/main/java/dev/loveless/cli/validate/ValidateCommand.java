package dev.loveless.cli.validate;

import dev.loveless.asl.display.Style;
import dev.loveless.asl.display.Tally;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loveless validate}: tells what is wrong with definitions, where and why. */
@Command(
        name = "validate",
        description = {
            "Checks state machine definitions as AWS Step Functions does when they are created, and beyond.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no errors (with --strict: nor warnings)",
            "1:errors (with --strict: or warnings)",
            "2:wrong usage, or a file that cannot be read; the other files are checked all the same",
            "70:a fault in this program"
        },
        exitCodeOnExecutionException = ValidateCommand.EXIT_BUG,
        footerHeading = "%nExamples:%n",
        footer = {
            "  loveless validate order.asl.json",
            "  loveless validate --type EXPRESS --strict machines/*.asl.yaml",
            "  loveless validate --format sarif machines/*.json > findings.sarif",
            "  generate-machine | loveless validate -"
        })
public final class ValidateCommand implements Callable<Integer> {
    static final int EXIT_OK = 0;
    static final int EXIT_FINDINGS = 1;
    static final int EXIT_UNREADABLE = 2;
    static final int EXIT_BUG = 70;

    private final NamedFiles files;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Definitions: YAML if the name ends in .yaml or .yml, JSON otherwise; '-' is standard input, in"
                            + " JSON if it begins with a brace or a bracket, in YAML otherwise.")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The type of the state machine: STANDARD or EXPRESS; default: as configured, or STANDARD.")
    private @Nullable StateMachineType type;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration, whose definitionSubstitutions are put in; default: loveless.yaml beside each"
                            + " definition, if there is one.")
    private @Nullable String configuration;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to tell: text (default, for people), json (for scripts) or sarif (SARIF 2.1.0, for code"
                    + " hosts).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--no-lint", description = "AWS's own errors and warnings only.")
    private boolean withoutLints;

    @Option(names = "--strict", description = "Warnings count as errors in the exit code.")
    private boolean strict;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean helpWanted;

    /** The command; {@code -} reads {@code standardInput}. */
    public ValidateCommand(InputStream standardInput) {
        this.files = new NamedFiles(standardInput);
    }

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        PrintWriter err = commandLine.getErr();
        Validation validation = validate(err);
        Style style = commandLine.getColorScheme().ansi().enabled() ? Style.COLOURED : Style.PLAIN;
        format.report(style).print(validation, commandLine.getOut(), err);
        commandLine.getOut().flush();
        err.flush();
        return exitCode(validation);
    }

    private Validation validate(PrintWriter err) {
        Configurations configurations = new Configurations(Optional.ofNullable(configuration));
        DefinitionAnalysis analysis = new DefinitionAnalysis(Optional.ofNullable(type), !withoutLints, configurations);
        List<CheckedFile> checked = new ArrayList<>();
        List<UnreadableFileException> unreadable = new ArrayList<>();
        for (String file : named) {
            try {
                checked.addAll(analysis.check(file, files.read(file)));
            } catch (UnreadableFileException e) {
                unreadable.add(e);
            }
        }
        checked.addAll(configurations.checked());
        unreadable.addAll(configurations.unreadable());
        unreadable.forEach(
                it -> err.print(spec.qualifiedName() + ": cannot read " + it.getMessage() + ". " + it.remedy() + "\n"));
        return new Validation(checked, unreadable);
    }

    private int exitCode(Validation validation) {
        if (!validation.unreadable().isEmpty()) {
            return EXIT_UNREADABLE;
        }
        Tally tally = validation.tally();
        return tally.errors() > 0 || strict && tally.warnings() > 0 ? EXIT_FINDINGS : EXIT_OK;
    }
}
