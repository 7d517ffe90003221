package dev.loveless.docker.environment;

import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.runtime.RuntimeRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request on its way through a component, which ends once. Thread-safe. */
public final class Invocation {
    private final RuntimeRequest request;
    private final TaskReference task;
    private final boolean withLog;
    private final Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Optional<Kill> kill = Optional.empty();
    private volatile @Nullable ExecutionEnvironment environment;
    private volatile Runnable afterwards = () -> {};

    /** Learns what becomes of it. Called from any thread, which must not be blocked. */
    public interface Listener {
        /**
         * The component has been given it.
         *
         * @param instance the container or process that works on it
         */
        void handedOver(String instance);

        /**
         * It is over.
         *
         * @param log the end of what the component wrote meanwhile, if it was asked for
         */
        void ended(Outcome outcome, Optional<String> log);

        /** Nobody waits for it any more. */
        void givenUp();
    }

    /**
     * That the container is to be killed on purpose, so long after the work began, or else at the work's end: no answer
     * to it counts.
     */
    static final class Kill {
        /**
         * What one that was killed may take to be seen dead; a kill that fails must not leave a request without end.
         */
        static final Duration TO_DIE = Duration.ofSeconds(10);

        private final Duration after;
        private final Runnable told;
        private final AtomicBoolean made = new AtomicBoolean();

        /** @param told who is told when it is done */
        Kill(Duration after, Runnable told) {
            this.after = after;
            this.told = told;
        }

        /** @param limit when the work is over in any case */
        Duration due(Optional<Duration> limit) {
            return limit.filter(end -> end.compareTo(after) < 0).orElse(after);
        }

        /** Kills what does the work, once. */
        void make(Instance victim) {
            if (made.compareAndSet(false, true)) {
                told.run();
                victim.kill();
            }
        }
    }

    /**
     * @param task whose work it is
     * @param withLog whether the end of the log is asked for
     */
    public Invocation(RuntimeRequest request, TaskReference task, boolean withLog, Listener listener) {
        this.request = request;
        this.task = task;
        this.withLog = withLog;
        this.listener = listener;
    }

    public RuntimeRequest request() {
        return request;
    }

    String id() {
        return request.id();
    }

    TaskReference task() {
        return task;
    }

    boolean withLog() {
        return withLog;
    }

    Optional<Kill> kill() {
        return kill;
    }

    void killLater(Kill order) {
        kill = Optional.of(order);
    }

    boolean isOver() {
        return over.get();
    }

    @Nullable
    ExecutionEnvironment environment() {
        return environment;
    }

    void assignedTo(ExecutionEnvironment assigned) {
        environment = assigned;
    }

    void handedOver(String instance) {
        if (!isOver()) {
            listener.handedOver(instance);
        }
    }

    /** Ends it, unless it is over already. */
    public void end(Outcome outcome) {
        end(outcome, Optional.empty());
    }

    void end(Outcome outcome, Optional<String> log) {
        if (over.compareAndSet(false, true)) {
            afterwards.run();
            listener.ended(outcome, log);
        }
    }

    /** To be done when it has ended, before anybody learns of it. */
    void afterwards(Runnable action) {
        afterwards = action;
    }

    /** Nobody waits for it any more; false if it was over already. */
    boolean giveUp() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            listener.givenUp();
        }
        return first;
    }
}
