package dev.loveless.benchmarks.server;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lets clients repeat an operation, warm, in rounds, and tells the median round. */
final class Rounds {
    private static final int ROUNDS = 5;
    private static final int OPERATIONS = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration LIMIT = ROUND.plusSeconds(30);
    private static final double MICROSECONDS = 1e3;

    private final ServerProcess server;
    private final PrintStream out;

    Rounds(ServerProcess server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** What clients are to do together. */
    interface Operation {
        Conversation by(Work work);
    }

    /** @param serverTime of the processors, in nanoseconds; so is {@code clientTime} */
    private record Round(int operations, long nanoseconds, long serverTime, long clientTime) {
        double rate() {
            return operations * 1e9 / nanoseconds;
        }

        String costs() {
            return String.format(
                    "%,.0f and %,.0f µs",
                    serverTime / MICROSECONDS / operations, clientTime / MICROSECONDS / operations);
        }
    }

    /** Runs rounds until the server is warm, for a time. */
    void warm(int count, Duration time, Operation operation) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        try (Clients clients = new Clients(server.port(), count)) {
            while (System.nanoTime() < end) {
                round(clients, operation);
            }
        }
    }

    /** Runs the rounds that count. */
    void measure(String what, int count, Operation operation) throws IOException {
        List<Round> rounds = new ArrayList<>();
        try (Clients clients = new Clients(server.port(), count)) {
            round(clients, operation);
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(clients, operation));
            }
        }
        rounds.sort(Comparator.comparingDouble(Round::rate));
        Round median = rounds.get(ROUNDS / 2);
        out.printf(
                "%-40s %2d clients: %,6.0f/s (%,.0f to %,.0f); processor time each, server and client: %s%n",
                what,
                count,
                median.rate(),
                rounds.get(0).rate(),
                rounds.get(ROUNDS - 1).rate(),
                median.costs());
    }

    private Round round(Clients clients, Operation operation) throws IOException {
        Work work = new Work(OPERATIONS, ROUND);
        long server0 = server.processorTime().toNanos();
        long client0 = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        clients.talk(client -> operation.by(work), LIMIT);
        long took = System.nanoTime() - start;
        return new Round(
                work.done(),
                took,
                server.processorTime().toNanos() - server0,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - client0);
    }
}
