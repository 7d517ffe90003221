package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;

import dev.loveless.conformance.command.Shell.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./loveless serve} as built, at a port that was free. */
public final class LovelessServer implements AutoCloseable {
    /** What harnesses wait for. */
    private static final Pattern READY = Pattern.compile("Starting server on port (\\d+) with account");

    private final Running serving;
    private final int port;

    private LovelessServer(Running serving) {
        this.serving = serving;
        await().until(() -> ready().find() || !serving.process().isAlive());
        Matcher ready = ready();
        if (!ready.find()) {
            throw new AssertionError("no server: " + serving.end());
        }
        port = Integer.parseInt(ready.group(1));
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @param directory where it is started
     * @param options beside the port
     */
    public static LovelessServer start(Path directory, String... options) {
        return start(shell(directory), options);
    }

    /** As above, in a shell that has more variables than {@link #shell}. */
    static LovelessServer start(Shell shell, String... options) {
        String[] command = new String[options.length + 4];
        command[0] = Shell.checkout().resolve("loveless").toString();
        command[1] = "serve";
        command[2] = "--port";
        command[3] = "0";
        System.arraycopy(options, 0, command, 4, options.length);
        return new LovelessServer(shell.start(command));
    }

    static Shell shell(Path directory) {
        return new Shell(directory)
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("LOVELESS_BUILD", "never");
    }

    private Matcher ready() {
        try {
            return READY.matcher(Files.readString(serving.out()) + Files.readString(serving.err()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A request for an action. */
    HttpRequest call(String action, String body) {
        return HttpRequest.newBuilder(uri())
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    Running running() {
        return serving;
    }

    /** Ends it as a service manager would. */
    @Override
    public void close() {
        serving.process().destroy();
        serving.end();
    }
}
