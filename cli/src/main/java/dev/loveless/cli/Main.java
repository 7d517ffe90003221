package dev.loveless.cli;

import dev.loveless.cli.clean.CleanCommand;
import dev.loveless.cli.clean.Sweep;
import dev.loveless.cli.run.RunCommand;
import dev.loveless.cli.serve.ServeCommand;
import dev.loveless.cli.validate.ValidateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code loveless}. Its subcommands are put together here. */
@Command(
        name = Product.NAME,
        description = "Runs AWS Step Functions applications on your own machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Product.Version.class)
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(System.in, arguments);
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int exitCode = commandLine.setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * The commands, as far as the arguments need them: those that read standard input read {@code standardInput}. Where
     * a command is called by its name, the others are left out, since to read what each takes is a good part of the
     * start.
     */
    public static CommandLine commandLine(InputStream standardInput, String... arguments) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("validate", () -> new ValidateCommand(standardInput));
        all.put("run", () -> new RunCommand(standardInput));
        all.put("serve", () -> new ServeCommand(System.getenv()));
        all.put("clean", () -> new CleanCommand(Sweep::ofThisMachine));
        String called = arguments.length > 0 ? arguments[0] : "";
        CommandLine commandLine = new CommandLine(new Main());
        all.forEach((name, command) -> {
            if (name.equals(called) || !all.containsKey(called)) {
                commandLine.addSubcommand(command.get());
            }
        });
        return commandLine
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((fault, line) -> explainMisuse(fault));
    }

    /** What is wrong in a line, and where to look: the whole help would push the reason off the screen. */
    private static int explainMisuse(ParameterException fault) {
        CommandLine misused = fault.getCommandLine();
        CommandSpec command = misused.getCommandSpec();
        PrintWriter err = misused.getErr();
        err.println(command.qualifiedName() + ": " + Misuse.reason(fault));
        err.println("Try '" + command.qualifiedName() + " --help'.");
        return command.exitCodeOnInvalidInput();
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
    }
}
