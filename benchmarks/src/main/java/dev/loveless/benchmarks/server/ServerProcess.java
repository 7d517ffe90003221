package dev.loveless.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as {@code /proc} shows it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Starting server on port (\\d+)");
    /** What {@code /proc} counts processor time in, on every Linux. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER_TIME = 11;
    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final int port;
    private final Duration start;

    private ServerProcess(Process process, int port, Duration start) {
        this.process = process;
        this.port = port;
        this.start = start;
    }

    /** Starts a server, and waits until it says that it is ready. */
    static ServerProcess start(List<String> command) throws IOException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                drain(lines);
                return new ServerProcess(process, Integer.parseInt(ready.group(1)), took);
            }
        }
        throw new IOException("The server has ended before it was ready: " + String.join(" ", command));
    }

    /** Whoever writes to a pipe that nobody reads comes to a halt. */
    private static void drain(BufferedReader lines) {
        Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return port;
    }

    /** From its launch until it was ready. */
    Duration startTook() {
        return start;
    }

    /** Processor time used so far, in steps of 10 ms. */
    Duration processorTime() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return TICK.multipliedBy(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]));
    }

    /** Resident memory, in MiB. */
    long residentMebibytes() throws IOException {
        return status("VmRSS:") / 1_024;
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
