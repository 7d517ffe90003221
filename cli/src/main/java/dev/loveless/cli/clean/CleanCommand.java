package dev.loveless.cli.clean;

import dev.loveless.asl.display.Glyphs;
import dev.loveless.cli.clean.Sweep.Removed;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loveless clean}: removes what killed processes of Loveless have left, and says what. */
@Command(
        name = "clean",
        description = {
            "Removes what Loveless left when it was killed: containers, networks, processes and temporary files. Only"
                    + " what bears its labels is looked at. The next run does the same by itself.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is removed that was left; also where no Docker engine answers, since nothing runs there",
            "1:something could not be removed",
            "2:wrong usage",
            "70:a fault in this program"
        },
        exitCodeOnExecutionException = CleanCommand.EXIT_BUG,
        footerHeading = "%nExamples:%n",
        footer = {"  loveless clean", "  loveless clean --all"})
public final class CleanCommand implements Callable<Integer> {
    static final int EXIT_OK = 0;
    static final int EXIT_LEFT = 1;
    static final int EXIT_BUG = 70;

    private final Sweep sweep;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(
            names = "--all",
            description = "Also containers and networks of runs that are still going on, and of other machines that use"
                    + " the same Docker engine.")
    private boolean all;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean helpWanted;

    public CleanCommand(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Removed removed = sweep.sweep(all);
        removed.removed().forEach(it -> out.print("removed " + Glyphs.shown(it) + "\n"));
        out.flush();
        removed.noEngine()
                .ifPresent(reason -> err.print("no containers were looked for. " + Glyphs.shown(reason) + "\n"));
        removed.failures().forEach(it -> err.print("could not remove " + Glyphs.shown(it) + "\n"));
        if (removed.removed().isEmpty() && removed.failures().isEmpty()) {
            err.print("nothing was left\n");
        }
        err.flush();
        return removed.failures().isEmpty() ? EXIT_OK : EXIT_LEFT;
    }
}
