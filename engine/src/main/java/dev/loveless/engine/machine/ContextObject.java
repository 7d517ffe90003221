package dev.loveless.engine.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.TaskState;
import dev.loveless.engine.machine.Frame.IterationItem;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The context object; members in the recorded order. */
final class ContextObject {
    private ContextObject() {}

    /**
     * What {@code $$} is in a state.
     *
     * @param item of the iteration, where there is one
     * @param token of the task, while its parameters are made
     */
    static JsonNode of(ExecutionState execution, Frame frame, Optional<IterationItem> item, Optional<String> token) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.set("Execution", execution(execution));
        ObjectNode machine = context.putObject("StateMachine");
        machine.put("Id", execution.identity.stateMachineArn());
        machine.put("Name", execution.identity.stateMachineName());
        ObjectNode state = context.putObject("State");
        state.put("Name", frame.state);
        state.put("EnteredTime", time(frame.enteredTime));
        if (canRetry(execution.program.state(frame.state))) {
            state.put("RetryCount", frame.retryCount());
        }
        item.ifPresent(value -> context.putObject("Map").set("Item", item(value)));
        token.ifPresent(value -> context.putObject("Task").put("Token", value));
        return context;
    }

    private static ObjectNode execution(ExecutionState execution) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Id", execution.identity.executionArn());
        node.set("Input", execution.input().tree());
        boolean standard = execution.identity.type() == StateMachineType.STANDARD;
        if (standard) {
            node.put("StartTime", time(execution.startTime));
        }
        node.put("Name", execution.identity.name());
        execution
                .identity
                .roleArn()
                .ifPresentOrElse(role -> node.set("RoleArn", TextNode.valueOf(role)), () -> node.putNull("RoleArn"));
        if (standard) {
            node.put("RedriveCount", execution.redriveCount);
        } else {
            // Recorded: an Express execution's is last.
            node.put("StartTime", time(execution.startTime));
        }
        execution.redriveTime.ifPresent(redriven -> node.put("RedriveTime", time(redriven)));
        return node;
    }

    private static ObjectNode item(IterationItem iteration) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Index", iteration.index());
        iteration.item().key().ifPresent(key -> node.put("Key", key));
        node.set("Value", iteration.item().value());
        node.put("Source", "STATE_DATA");
        return node;
    }

    private static boolean canRetry(State state) {
        return state instanceof TaskState || state instanceof ParallelState || state instanceof MapState;
    }

    /** To the millisecond, trailing zeros dropped (recorded). */
    static String time(Instant instant) {
        Instant milliseconds = instant.truncatedTo(ChronoUnit.MILLIS);
        String text = DateTimeFormatter.ISO_INSTANT.format(milliseconds);
        int end = text.length() - 1;
        if (text.indexOf('.') < 0) {
            return text;
        }
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end) + "Z";
    }
}
