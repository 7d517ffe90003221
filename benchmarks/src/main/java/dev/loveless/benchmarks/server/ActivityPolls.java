package dev.loveless.benchmarks.server;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Thousands of workers poll for tasks at once, then each gets one. */
final class ActivityPolls {
    /** Within the minute that a poll lasts. */
    private static final Duration LIMIT = Duration.ofSeconds(50);

    private static final int STARTERS = 16;
    private static final String ROLE = "\",\"roleArn\":\"arn:aws:iam::111111111111:role/any\",\"definition\":\"";

    private final ServerProcess server;
    private final Requests requests;
    private final PrintStream out;
    private final Set<String> tokens = new HashSet<>();
    private int tasks;

    ActivityPolls(ServerProcess server, PrintStream out) {
        this.server = server;
        this.requests = new Requests(server.port());
        this.out = out;
    }

    /** Polls with this many workers, for the tasks of this many activities. */
    void measure(int pollers, int activities) throws IOException {
        List<String> arns = new ArrayList<>();
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < activities; i++) {
            String name = "polled-" + activities + "-" + i;
            arns.add(created("CreateActivity", "{\"name\":\"" + name + "\"}", "\"activityArn\":\""));
            machines.add(machine(name, arns.get(i)));
        }
        try (Clients workers = new Clients(server.port(), pollers)) {
            workers.begin(number -> new Worker(arns.get(number % activities)));
            awaitPolls(pollers);
            String held = server.threads() + " threads, " + server.residentMebibytes() + " MiB resident";
            long start = System.nanoTime();
            startTasks(machines, pollers);
            workers.listenUntil(() -> tasks == pollers, LIMIT);
            long handed = Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (tokens.size() != pollers) {
                throw new WrongAnswerException(pollers + " workers got " + tokens.size() + " different tasks.");
            }
            out.printf(
                    "%,d polls on %,d activities: %s; then each gets its own task, all within %,d ms%n",
                    pollers, activities, held, handed);
        }
        tasks = 0;
        tokens.clear();
    }

    private String created(String action, String body, String lead) throws IOException {
        String answer = OneCall.ask(server.port(), requests.call(action, body));
        int begin = answer.indexOf(lead) + lead.length();
        return answer.substring(begin, answer.indexOf('"', begin));
    }

    private Machine machine(String name, String activityArn) throws IOException {
        String definition = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + activityArn
                + "\",\"End\":true}}}";
        return new Machine(created(
                "CreateStateMachine",
                "{\"name\":\"" + name + ROLE + Machine.escaped(definition) + "\"}",
                "\"stateMachineArn\":\""));
    }

    private void awaitPolls(int pollers) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        byte[] metrics = requests.get("/_loveless/metrics");
        while (!OneCall.ask(server.port(), metrics).contains("\nloveless_api_open_polls " + pollers + ".0")) {
            if (System.nanoTime() > end) {
                throw new WrongAnswerException("Not all polls are open after " + LIMIT.toSeconds() + " s.");
            }
        }
    }

    private void startTasks(List<Machine> machines, int count) throws IOException {
        Work work = new Work(count, LIMIT);
        try (Clients starters = new Clients(server.port(), STARTERS)) {
            starters.talk(
                    starter -> new Conversation() {
                        @Override
                        public byte @Nullable [] next() {
                            int number = work.take();
                            return number < 0
                                    ? null
                                    : requests.call(
                                            "StartExecution",
                                            machines.get(number % machines.size())
                                                    .start(number));
                        }

                        @Override
                        public void answered(Answer answer) {
                            answer.check("\"executionArn\":\"");
                        }
                    },
                    LIMIT);
        }
    }

    /** Polls once, and reports success for the task that it gets. */
    private final class Worker implements Conversation {
        private final String activityArn;
        private @Nullable String token;
        private boolean asked;

        Worker(String activityArn) {
            this.activityArn = activityArn;
        }

        @Override
        public byte @Nullable [] next() {
            if (!asked) {
                asked = true;
                return requests.call("GetActivityTask", "{\"activityArn\":\"" + activityArn + "\"}");
            }
            String taken = token;
            token = null;
            return taken == null
                    ? null
                    : requests.call("SendTaskSuccess", "{\"taskToken\":\"" + taken + "\",\"output\":\"{}\"}");
        }

        @Override
        public void answered(Answer answer) {
            answer.check();
            if (answer.contains("\"taskToken\":\"")) {
                token = answer.textAfter("\"taskToken\":\"");
                tokens.add(token);
            } else {
                tasks++;
            }
        }
    }
}
