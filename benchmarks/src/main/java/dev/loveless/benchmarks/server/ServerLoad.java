package dev.loveless.benchmarks.server;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Puts a server in a process of its own under load, over the loopback interface, and checks each of its answers. Client
 * and server share the processors. Linux only.
 */
public final class ServerLoad {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final int MANY_CLIENTS = 16;
    private static final Duration WARMING = Duration.ofSeconds(20);
    private static final int POLLERS = 10_000;
    private static final int SPREAD = 500;
    private static final int EXECUTIONS = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final List<String> command;
    private final PrintStream out = System.out;

    private ServerLoad(List<String> command) {
        this.command = command;
    }

    /**
     * @param arguments the sections to run, of sync, async, polls and memory, with commas between them, or {@code all};
     *     then the command that starts a server, if it is another than {@code ./loveless serve --port 0}
     */
    public static void main(String[] arguments) throws IOException {
        List<String> all = List.of("sync", "async", "polls", "memory");
        List<String> sections =
                arguments.length == 0 || arguments[0].equals("all") ? all : List.of(arguments[0].split(","));
        List<String> command = arguments.length < 2
                ? List.of("./loveless", "serve", "--port", "0")
                : List.of(arguments).subList(1, arguments.length);
        ServerLoad load = new ServerLoad(command);
        for (String section : sections) {
            load.measure(section);
        }
    }

    /** Each section has a server of its own. */
    private void measure(String section) throws IOException {
        try (ServerProcess server = ServerProcess.start(command)) {
            switch (section) {
                case "sync" -> sync(server);
                case "async" -> async(server);
                case "polls" -> polls(server);
                case "memory" -> memory(server);
                default -> throw new IllegalArgumentException("There is no section " + section);
            }
        }
    }

    private static Machine machine(ServerProcess server, String type) throws IOException {
        String answer = OneCall.ask(
                server.port(), new Requests(server.port()).call("CreateStateMachine", Machine.creation(type)));
        String lead = "\"stateMachineArn\":\"";
        int begin = answer.indexOf(lead) + lead.length();
        return new Machine(answer.substring(begin, answer.indexOf('"', begin)));
    }

    private void sync(ServerProcess server) throws IOException {
        Machine machine = machine(server, "EXPRESS");
        Requests requests = new Requests(server.port());
        measure("StartSyncExecution", server, work -> new SyncCalls(requests, machine, work));
    }

    private void async(ServerProcess server) throws IOException {
        Machine machine = machine(server, "STANDARD");
        Requests requests = new Requests(server.port());
        measure("StartExecution to its end", server, work -> new StartedExecutions(requests, machine, work));
    }

    private void measure(String what, ServerProcess server, Rounds.Operation operation) throws IOException {
        Rounds rounds = new Rounds(server, out);
        rounds.warm(MANY_CLIENTS, WARMING, operation);
        for (int clients : CLIENTS) {
            rounds.measure(what, clients, operation);
        }
    }

    private void polls(ServerProcess server) throws IOException {
        ActivityPolls polls = new ActivityPolls(server, out);
        polls.measure(POLLERS, SPREAD);
        polls.measure(POLLERS, 1);
    }

    private void memory(ServerProcess server) throws IOException {
        Machine machine = machine(server, "STANDARD");
        out.printf("Ready after %,d ms; %d MiB resident%n", server.startTook().toMillis(), server.residentMebibytes());
        Requests requests = new Requests(server.port());
        for (int i = 1; i <= 3; i++) {
            Work work = new Work(EXECUTIONS, LONGEST);
            try (Clients clients = new Clients(server.port(), MANY_CLIENTS)) {
                clients.talk(client -> new StartedExecutions(requests, machine, work), LONGEST);
            }
            out.printf("After %,d executions: %d MiB resident%n", i * EXECUTIONS, server.residentMebibytes());
        }
    }
}
