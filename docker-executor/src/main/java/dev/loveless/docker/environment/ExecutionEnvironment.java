package dev.loveless.docker.environment;

import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.runtime.RequestChannel;
import dev.loveless.docker.runtime.RuntimeListener;
import dev.loveless.docker.work.PreparedStart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One container or process under the Lambda contract: it starts, does a request at a time, and ends. Thread-safe. */
final class ExecutionEnvironment implements RuntimeListener {
    /** How long it may take to ask for more after an answer, when there is more. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(10);

    /** How long after its answer a component's output is waited for, where the log is asked for. */
    private static final Duration LAST_LINES = Duration.ofMillis(100);

    /** How long one that cannot get ready has for saying why. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private enum State {
        STARTING,
        IDLE,
        BUSY,
        ENDED
    }

    private final EnvironmentStart start;
    private final EnvironmentSettings settings;
    private final PreparedStart<String> preparedStart;
    private final EnvironmentOwner owner;
    private final EnvironmentOutput output;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Alarms alarms;
    private State state = State.STARTING;
    private boolean asked;
    private long idleSince;
    private @Nullable Instance instance;
    private @Nullable RequestChannel channel;
    private @Nullable Invocation current;
    private boolean handed;
    private long handedAt;

    /** @param startedFor the task that made it necessary */
    ExecutionEnvironment(EnvironmentStart start, EnvironmentOwner owner, Optional<TaskReference> startedFor) {
        this.start = start;
        this.settings = start.settings();
        this.preparedStart = new PreparedStart<>(start.threads());
        this.owner = owner;
        this.alarms = new Alarms(start.workshop().timer());
        this.output = new EnvironmentOutput(
                settings.component().name(), startedFor, start.workshop().events());
    }

    /** Done when nothing of it is left. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** When it last became idle, in the nanoseconds of {@link System#nanoTime}. */
    synchronized long idleSince() {
        return idleSince;
    }

    /** Whether it was given a request. */
    synchronized boolean hasWorked() {
        return handedAt != 0;
    }

    /** Gets what it needs and starts it, in its turn. */
    void begin() {
        preparedStart.begin(start::prepare, this::launch);
    }

    private void launch(CompletableFuture<String> image) {
        long ordered = System.nanoTime();
        try {
            EnvironmentStart.Started started = start.run(image, this, this::opened, output);
            output.started(started.instance().name(), Duration.ofNanos(System.nanoTime() - ordered));
            begun(started.instance());
            started.afterwards().run();
        } catch (LaunchException e) {
            notStarted(e.failure());
        } catch (RuntimeException | Error e) {
            // A fault of ours must not leave a request without an answer.
            notStarted(Failure.service("Component '" + settings.component().name() + "' could not be started: " + e));
        }
    }

    /** It may have ended before, by a word of its own; and what is at fault may show only when it works already. */
    private void notStarted(Failure failure) {
        dies("it could not be started", failure);
        synchronized (this) {
            if (instance == null) {
                if (channel != null) {
                    channel.release();
                }
                gone.complete(null);
            }
        }
    }

    private synchronized void opened(RequestChannel open) {
        channel = open;
        if (state == State.ENDED) {
            open.end();
        }
    }

    private void begun(Instance begun) {
        boolean endedMeanwhile;
        synchronized (this) {
            instance = begun;
            endedMeanwhile = state == State.ENDED;
            if (state == State.STARTING) {
                alarms.set(settings.startLimit(), this::neverReady);
            }
        }
        begun.exit()
                .thenAccept(exit -> dies(
                        EnvironmentOutput.described(exit),
                        Failure.exit(settings.component().name(), exit)));
        if (endedMeanwhile) {
            takeAway("not needed any more");
        }
        getReady();
    }

    @Override
    public void ready() {
        synchronized (this) {
            asked = true;
        }
        getReady();
    }

    /** It is ready when it has asked and is known to run; which of both is first is open. */
    private void getReady() {
        synchronized (this) {
            if (state != State.STARTING || !asked || instance == null) {
                return;
            }
            idle();
        }
        owner.ready(this);
    }

    private synchronized void idle() {
        state = State.IDLE;
        idleSince = System.nanoTime();
        alarms.callOff();
    }

    private void neverReady() {
        Duration shown = settings.limit().orElse(settings.startLimit());
        drop(State.STARTING, null, "killed: it was not ready in time", Optional.of(Failure.timeout(shown)));
    }

    /** Ends it, if it is in this state, with this invocation; false if it is not. */
    private boolean drop(State expected, @Nullable Invocation invocation, String how, Optional<Failure> ofStart) {
        if (!leave(expected, invocation)) {
            return false;
        }
        takeAway(how);
        owner.ended(this, ofStart);
        return true;
    }

    /** Whoever gets true has to see to the rest. */
    private synchronized boolean leave(State expected, @Nullable Invocation invocation) {
        return state == expected && current == invocation && leave();
    }

    private synchronized boolean leave() {
        if (state == State.ENDED) {
            return false;
        }
        state = State.ENDED;
        current = null;
        alarms.callOff();
        return true;
    }

    /** Gives it something to do; false if it cannot take it. */
    boolean assign(Invocation invocation) {
        synchronized (this) {
            if (state != State.IDLE || channel == null) {
                return false;
            }
            state = State.BUSY;
            current = invocation;
            handed = false;
            // Not later: it may end at once, and the request go to another, which would be forgotten.
            invocation.assignedTo(this);
        }
        if (invocation.isOver()) {
            cancel(invocation);
            return true;
        }
        output.whenQuiet(alarms, () -> give(invocation));
        return true;
    }

    private void give(Invocation invocation) {
        RequestChannel open;
        synchronized (this) {
            open = channel;
            if (current != invocation || open == null) {
                return;
            }
        }
        // Not when it has taken it: its first line may be quicker than that is known.
        output.given(invocation.task());
        open.give(invocation.request());
        synchronized (this) {
            if (current == invocation && !handed) {
                alarms.set(BETWEEN_REQUESTS, () -> asksNoMore(invocation));
            }
        }
    }

    private void asksNoMore(Invocation invocation) {
        synchronized (this) {
            if (handed || !leave(State.BUSY, invocation)) {
                return;
            }
        }
        takeAway("killed: it asked for no more requests");
        owner.ended(this, Optional.empty());
        owner.again(invocation);
    }

    @Override
    public void handedOver(String requestId) {
        Invocation invocation;
        synchronized (this) {
            invocation = current;
            if (handed || invocation == null || !invocation.id().equals(requestId)) {
                return;
            }
            handed = true;
            handedAt = System.nanoTime();
            alarms.callOff();
            Optional<Duration> limit = settings.limit();
            Duration grace = invocation.kill().isPresent() ? Invocation.Kill.TO_DIE : Duration.ZERO;
            limit.ifPresent(time -> alarms.set(time.plus(grace), () -> timedOut(invocation, time)));
            invocation.kill().ifPresent(kill -> alarms.set(kill.due(limit), () -> killOnPurpose(invocation, kill)));
        }
        invocation.handedOver(output.instance());
    }

    private void timedOut(Invocation invocation, Duration limit) {
        if (drop(State.BUSY, invocation, "killed: it did not answer in time", Optional.empty())) {
            invocation.end(Failure.timeout(limit).of(invocation.id()));
        }
    }

    /** What comes of that is found out as if it had happened by itself. */
    private void killOnPurpose(Invocation invocation, Invocation.Kill kill) {
        Instance victim;
        synchronized (this) {
            victim = current == invocation ? instance : null;
        }
        if (victim != null) {
            kill.make(victim);
        }
    }

    @Override
    public boolean answered(String requestId, String payload) {
        return finish(requestId, new Outcome.Returned(payload));
    }

    @Override
    public boolean failed(String requestId, String payload) {
        return finish(requestId, new Outcome.Failed(payload));
    }

    private boolean finish(String requestId, Outcome outcome) {
        Invocation done;
        long took;
        synchronized (this) {
            done = current;
            if (!handed || done == null || !done.id().equals(requestId)) {
                return false;
            }
            took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - handedAt);
            if (done.kill().isEmpty()) {
                current = null;
                output.answered();
                alarms.callOff();
            }
        }
        if (done.kill().isPresent()) {
            // Whether a fault happens must not depend on how quick somebody is.
            killOnPurpose(done, done.kill().get());
            return false;
        }
        if (done.withLog()) {
            alarms.laterInSteps(LAST_LINES, () -> {
                String log = output.tail(done.id(), took, settings.shownMemory());
                release();
                done.end(outcome, Optional.of(log));
            });
        } else {
            release();
            done.end(outcome);
        }
        return true;
    }

    /** It has done a request, and is there for the next one or has lived long enough. */
    private void release() {
        if (settings.component().isolation() == Isolation.FRESH) {
            drop(State.BUSY, null, "done", Optional.empty());
            return;
        }
        synchronized (this) {
            if (state != State.BUSY) {
                return;
            }
            idle();
        }
        owner.free(this);
    }

    @Override
    public boolean initFailed(String payload) {
        synchronized (this) {
            if (asked || !leave(State.STARTING, null)) {
                return false;
            }
        }
        // It ends by itself, having said why.
        alarms.later(LAST_WORDS, () -> takeAway("killed: it could not get ready"));
        owner.ended(this, Optional.of(Failure.init(payload)));
        return true;
    }

    /** Without having been asked to. */
    private void dies(String how, Failure failure) {
        State before;
        Invocation lost;
        boolean hadBegun;
        synchronized (this) {
            before = state;
            lost = current;
            hadBegun = handed;
            leave();
        }
        takeAway(how);
        if (before == State.ENDED) {
            return;
        }
        owner.ended(this, before == State.STARTING ? Optional.of(failure) : Optional.empty());
        if (lost != null && hadBegun) {
            lost.end(failure.of(lost.id()));
        } else if (lost != null) {
            owner.again(lost);
        }
    }

    /** Nobody waits for this any more: what works on it is killed. */
    void cancel(Invocation invocation) {
        drop(State.BUSY, invocation, "killed: nobody waits for its answer any more", Optional.empty());
    }

    /** Ends it, whatever it does, for the owner. */
    void end(String how) {
        if (leave()) {
            takeAway(how);
        }
    }

    /** Removes what runs, if it runs yet; once. */
    private void takeAway(String how) {
        Instance rest;
        RequestChannel open;
        synchronized (this) {
            rest = instance;
            open = channel;
        }
        if (open != null) {
            open.end();
        }
        if (preparedStart.giveUp()) {
            gone.complete(null);
        }
        if (rest == null || !output.ended(how)) {
            return;
        }
        rest.remove().thenAccept(removed -> {
            // One that lives on in an engine that is away may still ask.
            if (open != null && removed) {
                open.release();
            }
            gone.complete(null);
        });
    }
}
