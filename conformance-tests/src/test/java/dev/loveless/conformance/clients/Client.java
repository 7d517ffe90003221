package dev.loveless.conformance.clients;

import dev.loveless.conformance.command.LovelessServer;
import dev.loveless.conformance.command.Shell;
import dev.loveless.conformance.command.Shell.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A client that {@code scripts/test-clients} installs, and the language that programs for it are in. */
public enum Client {
    /** The AWS CLI of Debian. */
    CLI("sh", "bash", "-euo", "pipefail", "-c"),
    /** boto3 of Debian. */
    BOTO3("python", "python3", "-c"),
    /** The AWS SDK for JavaScript of npm. */
    JAVASCRIPT("javascript", "node", "--input-type=module", "--eval");

    /** Where programs expect the server. */
    public static final String USUAL_ENDPOINT = "127.0.0.1:8083";

    private final String language;
    private final List<String> interpreter;

    Client(String language, String... interpreter) {
        this.language = language;
        this.interpreter = List.of(interpreter);
    }

    /** As code blocks in Markdown name it. */
    public String language() {
        return language;
    }

    /**
     * Runs a program, with no environment but a path and a home.
     *
     * @param directory of the program's own
     * @param server where it is led instead of port 8083
     */
    public Answer run(String program, Path directory, LovelessServer server) {
        List<String> command = new ArrayList<>(interpreter);
        command.add(program.replace(USUAL_ENDPOINT, "127.0.0.1:" + server.port()));
        // Node looks for packages from the current directory on.
        return new Shell(this == JAVASCRIPT ? packages() : directory)
                // Debian's own, whatever else has their names.
                .with("PATH", "/usr/bin:/bin")
                .with("HOME", directory.toString())
                .with("LC_ALL", "C.UTF-8")
                .run(command.toArray(String[]::new));
    }

    private static Path packages() {
        Shell shell = new Shell(Shell.checkout()).with("PATH", "/usr/bin:/bin");
        System.getenv().forEach((name, value) -> {
            if (name.equals("HOME") || name.equals("XDG_CACHE_HOME")) {
                shell.with(name, value);
            }
        });
        return Path.of(shell.run("scripts/test-clients", "where").out().strip());
    }
}
