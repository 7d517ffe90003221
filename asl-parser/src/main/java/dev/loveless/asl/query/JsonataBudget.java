package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import com.dashjoin.jsonata.Utils.JList;
import com.dashjoin.jsonata.Utils.RangeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what an evaluation costs and ends it when that is too much. The library calls it for each node of the
 * expression; functions that can take long by themselves call it too.
 */
final class JsonataBudget {
    private static final String TIME = "Expression evaluation timeout: Check for infinite loop";
    private static final String MEMORY =
            "Expression evaluation memory limit exceeded: Check for excessive memory usage";
    private static final String STACK = "Stack overflow error: Check for non-terminating recursive function."
            + " Consider rewriting as tail-recursive";

    /** Nodes may be nested deeper than calls; more than this would not fit a thread's stack. */
    private static final int NODES_PER_CALL = 10;

    /** So many bytes of a new value cost a step: that also bounds what many values take together. */
    private static final int MADE = 64;

    /** So many bytes cost a step where a value is looked through. */
    private static final int READ = 512;

    /** So many characters that a regular expression looks at cost a step. */
    private static final int CHARACTERS = 32;

    private static final int NUMBER = 8;

    private final JsonataLimits limits;
    private final JsonataProgram program;
    private final List<Symbol> open = new ArrayList<>();
    private long stepsLeft;
    private long looks;
    private int calls;
    private Optional<String> exceeded = Optional.empty();

    JsonataBudget(JsonataLimits limits, JsonataProgram program) {
        this.limits = limits;
        this.program = program;
        this.stepsLeft = limits.steps();
    }

    /** Has the library report each node of the expression here. */
    void watch(Frame frame) {
        EntryCallback entered = (node, input, environment) -> enter(node);
        ExitCallback left = (node, input, environment, result) -> leave(node, result);
        frame.setEvaluateEntryCallback(entered);
        frame.setEvaluateExitCallback(left);
    }

    private void enter(Symbol node) {
        spend(1);
        open.add(node);
        if (program.isFunctionBody(node)) {
            calls++;
        }
        if (calls > limits.depth() || open.size() > limits.depth() * NODES_PER_CALL) {
            throw exceed(STACK);
        }
    }

    private void leave(Symbol node, @Nullable Object result) {
        open.remove(open.size() - 1);
        if (program.isFunctionBody(node)) {
            calls--;
        }
        if (result != null && program.isCallee(node) && !JsonataValues.isFunction(result)) {
            // The library would print this before it throws the same.
            throw new JException("T1006", -1);
        }
        if (result != null && program.isCompared(node)) {
            spend(bytes(result) / READ);
        }
        if (result instanceof RangeList || (result instanceof JList && !program.isPassing(node))) {
            made(result);
        }
    }

    /** Spends what it takes to look through a function's arguments, but not into what is in them. */
    void charge(List<?> arguments) {
        for (Object argument : arguments) {
            spend(size(argument) / READ);
        }
    }

    /** Spends what it takes to look into all of a value. */
    void chargeDeeply(@Nullable Object value) {
        spend(bytes(value) / READ);
    }

    /** Spends what a new value costs. */
    void made(@Nullable Object value) {
        spend(checked(size(value)) / MADE);
    }

    /** Ends the evaluation if a value of this size could not be. */
    long checked(long bytes) {
        if (bytes > limits.bytes()) {
            throw exceed(MEMORY);
        }
        return bytes;
    }

    void spend(long steps) {
        stepsLeft -= steps;
        if (stepsLeft < 0) {
            throw exceed(TIME);
        }
    }

    /** Spends what it takes to look at a character. */
    void look() {
        looks++;
        if (looks % CHARACTERS == 0) {
            spend(1);
        }
    }

    /** What a value takes without what is in it. */
    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof List<?> list) {
            return (long) NUMBER * list.size();
        }
        return value instanceof Map<?, ?> map ? (long) NUMBER * map.size() : NUMBER;
    }

    /** What a value takes, or more than is allowed. */
    long bytes(@Nullable Object value) {
        if (value instanceof RangeList || !(value instanceof List || value instanceof Map)) {
            return size(value);
        }
        long bytes = 0;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                bytes += String.valueOf(member.getKey()).length() + bytes(member.getValue());
                if (bytes > limits.bytes()) {
                    return bytes;
                }
            }
        } else {
            for (Object element : (List<?>) value) {
                bytes += Math.max(NUMBER, bytes(element));
                if (bytes > limits.bytes()) {
                    return bytes;
                }
            }
        }
        return bytes;
    }

    /** The node whose evaluation had begun last and not ended when the evaluation failed. */
    Optional<Symbol> innermost() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
    }

    /** AWS's text for the limit that was exceeded, if one was; the exception may have been lost on its way. */
    Optional<String> exceeded() {
        return exceeded;
    }

    RuntimeException exceedMemory() {
        return exceed(MEMORY);
    }

    void overflow() {
        exceeded = Optional.of(STACK);
    }

    private Exceeded exceed(String text) {
        if (exceeded.isEmpty()) {
            exceeded = Optional.of(text);
        }
        return new Exceeded(text);
    }

    /** Ends an evaluation from any depth; never leaves this package. */
    private static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exceeded(String text) {
            super(text, null, false, false);
        }
    }
}
