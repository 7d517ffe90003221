package dev.loveless.junit.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.engine.task.TaskRequest;
import dev.loveless.junit.json.PlainJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a task was begun.
 *
 * @param request as the engine made it
 * @param number of the invocation among those of the same stand-in, from 1; of the same execution only where the
 *     stand-in counts {@link TaskStub#inEachExecution}
 * @param input what the task is given; where a Lambda function is stood in for, what the function is given
 */
public record TaskInvocation(TaskRequest request, int number, JsonNode input) {
    /** The name of the Task state. */
    public String state() {
        return request.state();
    }

    /** What a path in the input leads to: {@code /order/id} or {@code $.order.id}. */
    public Optional<JsonNode> at(String path) {
        return PlainJson.at(input, path);
    }

    /**
     * The text that a path leads to, of numbers and the like their spelling.
     *
     * @throws IllegalArgumentException if it leads to none
     */
    public String text(String path) {
        return at(path).filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .orElseThrow(() -> new IllegalArgumentException("There is no text at " + path + " in " + input + "."));
    }

    /**
     * The number that a path leads to.
     *
     * @throws IllegalArgumentException if it leads to none
     */
    public double number(String path) {
        return at(path).filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no number at " + path + " in " + input + "."));
    }

    /** The input as plain maps, lists, texts, numbers and booleans. */
    public @Nullable Object plainInput() {
        return PlainJson.plain(input);
    }

    /** The task token, where the state hands one out; of activities too. */
    public Optional<String> token() {
        return request.token();
    }
}
