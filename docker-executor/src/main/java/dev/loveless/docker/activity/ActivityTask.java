package dev.loveless.docker.activity;

import dev.loveless.docker.environment.FunctionError;
import dev.loveless.docker.environment.Invocation;
import dev.loveless.docker.environment.Outcome;
import dev.loveless.docker.work.Workshop;
import dev.loveless.engine.task.TaskListener;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns what becomes of an invocation into what the worker of an activity would report. */
final class ActivityTask implements Invocation.Listener {
    /** How many heartbeats there are in the time that a worker may be silent. */
    private static final int HEARTBEATS = 3;

    private final OptionalLong heartbeatSeconds;
    private final TaskListener listener;
    private final Workshop workshop;
    private @Nullable Future<?> heartbeats;
    private boolean over;

    ActivityTask(OptionalLong heartbeatSeconds, TaskListener listener, Workshop workshop) {
        this.heartbeatSeconds = heartbeatSeconds;
        this.listener = listener;
        this.workshop = workshop;
    }

    @Override
    public void handedOver(String instance) {
        listener.started(Optional.of(instance));
        if (heartbeatSeconds.isPresent()) {
            beat(TimeUnit.SECONDS.toMillis(heartbeatSeconds.getAsLong()) / HEARTBEATS);
        }
    }

    private synchronized void beat(long milliseconds) {
        if (!over) {
            heartbeats = workshop.timer()
                    .scheduleAtFixedRate(listener::heartbeat, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void silence() {
        over = true;
        if (heartbeats != null) {
            heartbeats.cancel(false);
        }
    }

    @Override
    public void givenUp() {
        silence();
    }

    @Override
    public void ended(Outcome outcome, Optional<String> log) {
        silence();
        if (outcome instanceof Outcome.Returned returned) {
            listener.succeeded(returned.json());
        } else if (outcome instanceof Outcome.Failed failed) {
            FunctionError error = FunctionError.of(failed.payload(), FunctionError.Spelling.AS_SENT);
            listener.failed(error.error(), error.cause());
        } else if (outcome instanceof Outcome.Refused refused) {
            listener.failed(refused.error(), refused.cause());
        }
    }
}
