package dev.loveless.benchmarks.server;

import org.jspecify.annotations.Nullable;

/** Calls StartSyncExecution again and again. */
final class SyncCalls implements Conversation {
    private final Requests requests;
    private final Machine machine;
    private final Work work;
    private int number;

    SyncCalls(Requests requests, Machine machine, Work work) {
        this.requests = requests;
        this.machine = machine;
        this.work = work;
    }

    @Override
    public byte @Nullable [] next() {
        number = work.take();
        return number < 0 ? null : requests.call("StartSyncExecution", machine.start(number));
    }

    @Override
    public void answered(Answer answer) {
        answer.check("\"status\":\"SUCCEEDED\"", Machine.output(number), "\"billingDetails\":{");
        work.did();
    }
}
