package dev.loveless.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loveless.cli.application.UnservedTasks;
import dev.loveless.cli.io.JsonText;
import dev.loveless.cli.progress.Progress;
import dev.loveless.cli.signal.StopSignals;
import dev.loveless.docker.Components;
import dev.loveless.docker.component.Application;
import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.StateMachine;
import dev.loveless.engine.history.InMemoryJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.util.concurrent.CompletableFuture;

/** An execution with all that belongs to it: its components, what is shown of it, and how it is stopped. */
final class Run {
    private final RunnableMachine machine;
    private final Console console;
    private final Watching watching;
    private final CompletableFuture<ExecutionIdentity> identity = new CompletableFuture<>();
    private final Interruption interruption;
    private final WindowSize size = new WindowSize();

    Run(RunnableMachine machine, Console console, Watching watching) {
        this.machine = machine;
        this.console = console;
        this.watching = watching;
        this.interruption = new Interruption(console, text -> warn("warning: " + text + "\n"));
    }

    /** Runs it to its end; whether it succeeded. */
    boolean run() {
        machine.warnings().forEach(this::warn);
        Ending ending = runWatched();
        ending.print(console.out(), console.err());
        return ending.isSuccess();
    }

    private void warn(String warning) {
        console.err()
                .print(
                        watching == Watching.EVENTS
                                ? JsonText.line(JsonNodeFactory.instance
                                                .objectNode()
                                                .put(
                                                        "warning",
                                                        warning.replaceFirst("^warning: ", "")
                                                                .strip()))
                                        + "\n"
                                : warning);
        console.err().flush();
    }

    private Ending runWatched() {
        Program program = Program.of(machine.definition().stateMachine().orElseThrow(), machine.type());
        try (WindowSize watched = size;
                Progress progress = progress(program);
                StopSignals signals =
                        new StopSignals(signal -> interruption.asked(signal, progress), interruption::insisted);
                Components components = Components.open(machine.application(), progress::component)) {
            return execute(components, progress);
        }
    }

    private Progress progress(Program program) {
        return switch (watching) {
            case QUIET -> Progress.quiet(console.err());
            case EVENTS -> Progress.events(console.err(), program, identity);
            case PROGRESS ->
                console.screen()
                        .map(screen -> Progress.live(console.err(), size.of(screen), machine.name(), heading()))
                        .orElseGet(() -> Progress.plain(console.err(), machine.name(), heading()));
        };
    }

    private String heading() {
        return "begins" + (machine.virtualTime() ? ", in virtual time" : "");
    }

    private Ending execute(Components components, Progress progress) {
        try (Loveless loveless = engine(components, progress)) {
            progress.clock(loveless::now);
            machine.activityArns().forEach(loveless::activityWithArn);
            machine.others().forEach(it -> loveless.stateMachine(it.name(), it.definition(), it.type()));
            StateMachine stateMachine = loveless.stateMachine(machine.name(), machine.definition(), machine.type());
            Execution execution = stateMachine.start(machine.start());
            identity.complete(execution.snapshot().identity());
            interruption.execution(execution);
            execution.await();
            Ending ending = new Ending(execution.snapshot());
            waitForJobs(components, progress);
            progress.executionEnded();
            return ending;
        }
    }

    private Loveless engine(Components components, Progress progress) {
        Application application = machine.application();
        LovelessBuilder builder = Loveless.builder()
                .account(application.account())
                .region(application.region())
                .journal(progress.watching(new InMemoryJournal()));
        machine.roleArn().ifPresent(builder::roleArn);
        if (machine.virtualTime()) {
            builder.virtualTime();
        }
        machine.mocks().ifPresent(builder::mocks);
        components.executors().forEach(builder::executor);
        builder.executor(new UnservedTasks(application, false, resource -> ""));
        return builder.build();
    }

    /** Jobs that no state waits for belong to the application all the same. */
    private void waitForJobs(Components components, Progress progress) {
        int jobs = components.detachedJobs();
        if (jobs > 0 && !interruption.isAsked()) {
            progress.say("the execution has ended; waiting for " + jobs + (jobs == 1 ? " job" : " jobs")
                    + " that it started and that no state waits for (Ctrl-C ends them)");
        }
        while (components.detachedJobs() > 0 && !interruption.isAskedWithinMoment()) {
            // The components tell of no end of these; there is nothing to be done but to look again.
            continue;
        }
    }
}
