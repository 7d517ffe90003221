package dev.loveless.cli.progress;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What happens to components, in words. */
final class ComponentText {
    /** The sequences that colour text; programs write them whether anybody wants colours or not. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:]*m");

    private final Function<String, Optional<Visit>> ofTask;

    /** @param ofTask gives the state that a task was begun for, by the id of its request */
    ComponentText(Function<String, Optional<Visit>> ofTask) {
        this.ofTask = ofTask;
    }

    /** A line that a component wrote, behind the name of the state it was written for. */
    Row output(ComponentEvent.Output output) {
        String line = COLOURS.matcher(output.line()).replaceAll("").stripTrailing();
        return Row.of(Tone.FAINT, name(output.component(), output.task()) + " | ")
                .with(Tone.PLAIN, line);
    }

    /** A fault that was made on purpose. */
    Row fault(ComponentEvent.FaultMade fault) {
        return Row.of(Tone.LOUD, "fault on purpose")
                .with(Tone.WARNING, " in " + name(fault.component(), Optional.of(fault.task())) + ": " + fault.what());
    }

    Row warning(ComponentEvent.Warning warning) {
        return Row.of(Tone.WARNING, "warning: " + warning.text());
    }

    /** Where a component runs: {@code container 3f2a91c0}, {@code pid 4711}. */
    static String place(String instance) {
        return instance.startsWith("pid ") ? instance : "container " + instance;
    }

    /** The state with those around it; the component, where nothing was asked of it. */
    String name(String component, Optional<TaskReference> task) {
        return task.map(it -> ofTask.apply(it.requestId()).map(Visit::path).orElse(it.state()))
                .orElse(component);
    }

    /**
     * What was started for: the state, or the component where the state is over already, as another had time for it
     * meanwhile.
     */
    String reason(ComponentEvent.Started started) {
        boolean isOver = started.task()
                .flatMap(it -> ofTask.apply(it.requestId()))
                .filter(Visit::isOver)
                .isPresent();
        return name(started.component(), isOver ? Optional.empty() : started.task());
    }

    /** The state that something happens for. */
    Optional<Visit> visit(Optional<TaskReference> task) {
        return task.flatMap(it -> ofTask.apply(it.requestId())).filter(visit -> !visit.isOver());
    }
}
