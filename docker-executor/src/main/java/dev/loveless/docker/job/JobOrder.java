package dev.loveless.docker.job;

import dev.loveless.docker.component.Component;
import dev.loveless.docker.event.ComponentEvent.TaskReference;
import dev.loveless.docker.fault.Fault;
import dev.loveless.engine.data.JsonData;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One container or process to be run to its end.
 *
 * @param component with all that overrides say
 * @param stopTimeout how long it may take to end when it is asked to
 * @param environment the variables of its role; those of the component come on top
 * @param input what files are exchanged for; absent: none are
 * @param keptOutput how many characters of its output are kept, of each stream
 * @param fault what goes wrong on purpose
 */
record JobOrder(
        Component component,
        Duration stopTimeout,
        Map<String, String> environment,
        Optional<JsonData> input,
        int keptOutput,
        TaskReference task,
        Optional<Fault> fault) {
    JobOrder {
        environment = Map.copyOf(environment);
    }
}
