package dev.loveless.cli.progress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.cli.io.JsonText;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.history.HistoryProjection;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.program.Program;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * AWS's history as it grows, an event a line, as GetExecutionHistory gives them. Faults made on purpose and warnings
 * are lines of their own shape, so that each line is JSON.
 */
final class EventDisplay implements Display {
    private final PrintWriter err;
    private final Program program;
    private final CompletableFuture<ExecutionIdentity> identity;
    private Optional<HistoryProjection> history = Optional.empty();
    private String watched = "";

    /** @param identity known when the execution has been started, which its first facts may precede */
    EventDisplay(PrintWriter err, Program program, CompletableFuture<ExecutionIdentity> identity) {
        this.err = err;
        this.program = program;
        this.identity = identity;
    }

    private void print(ObjectNode json) {
        err.print(JsonText.line(json) + "\n");
        err.flush();
    }

    @Override
    public void turn(String executionArn, Journal.Entry entry) {
        HistoryProjection projection = history.orElseGet(() -> new HistoryProjection(identity.join(), program));
        if (history.isEmpty()) {
            history = Optional.of(projection);
            watched = executionArn;
        }
        if (!executionArn.equals(watched)) {
            return;
        }
        projection.add(entry.facts(), entry.time());
        projection.take().forEach(event -> print(json(event)));
    }

    /** With a timestamp that is written as people and most programs write numbers. */
    private static ObjectNode json(HistoryEvent event) {
        return event.toJson()
                .put("timestamp", BigDecimal.valueOf(event.timestamp().toEpochMilli(), 3));
    }

    @Override
    public void component(ComponentEvent event, Instant now) {
        if (event instanceof ComponentEvent.FaultMade fault) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.putObject("faultOnPurpose")
                    .put("component", fault.component())
                    .put("state", fault.task().state())
                    .put("what", fault.what());
            print(json);
        } else if (event instanceof ComponentEvent.Warning warning) {
            print(JsonNodeFactory.instance.objectNode().put("warning", warning.text()));
        }
    }

    @Override
    public void say(String text, Instant now) {
        // What concerns the run is told by its end.
    }
}
