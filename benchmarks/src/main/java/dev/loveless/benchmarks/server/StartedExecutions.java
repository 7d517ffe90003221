package dev.loveless.benchmarks.server;

import org.jspecify.annotations.Nullable;

/** Calls StartExecution, then DescribeExecution until that execution has ended; again and again. */
final class StartedExecutions implements Conversation {
    private final Requests requests;
    private final Machine machine;
    private final Work work;
    private int number;
    private @Nullable String running;

    StartedExecutions(Requests requests, Machine machine, Work work) {
        this.requests = requests;
        this.machine = machine;
        this.work = work;
    }

    @Override
    public byte @Nullable [] next() {
        if (running != null) {
            return requests.call("DescribeExecution", "{\"executionArn\":\"" + running + "\"}");
        }
        number = work.take();
        return number < 0 ? null : requests.call("StartExecution", machine.start(number));
    }

    @Override
    public void answered(Answer answer) {
        if (running == null) {
            answer.check("\"startDate\":");
            running = answer.textAfter("\"executionArn\":\"");
        } else if (!answer.contains("\"status\":\"RUNNING\"")) {
            answer.check("\"status\":\"SUCCEEDED\"", Machine.output(number), "\"executionArn\":\"" + running + "\"");
            running = null;
            work.did();
        }
    }
}
