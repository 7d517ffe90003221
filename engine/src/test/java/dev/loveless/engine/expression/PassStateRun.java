package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.DataPath;
import dev.loveless.asl.model.Expression;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.ResultPath;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;
import dev.loveless.asl.path.PathRoot;
import dev.loveless.asl.query.JsonataBindings;
import dev.loveless.asl.query.JsonataExpression;
import dev.loveless.asl.query.JsonataLimits;
import dev.loveless.asl.query.JsonataResult;
import dev.loveless.asl.query.StatesMember;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Just enough of a Pass state to see what its expressions give. */
final class PassStateRun implements JsonataBindings {
    private final JsonNode input;
    private final JsonNode context;
    private final RandomGenerator random = new SplittableRandom(1);

    PassStateRun(JsonNode input, JsonNode context) {
        this.input = input;
        this.context = context;
    }

    /** Ends a run; the message is the cause without the state's prefix. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Failure(String cause) {
            super(cause);
        }
    }

    JsonNode run(PassState state) {
        return state.data()
                .fold(
                        flow -> run(state, flow),
                        flow -> flow.output()
                                .map(output -> evaluate(output, "Output", input))
                                .orElse(input));
    }

    private JsonNode run(PassState state, DataFlow.JsonPathFlow flow) {
        JsonNode effective = flow.inputPath().map(path -> select(path, input)).orElse(input);
        JsonNode shaped = flow.parameters()
                .map(template -> evaluate(template, "", effective))
                .orElse(effective);
        JsonNode result = state.result().orElse(shaped);
        JsonNode placed = flow.resultPath().map(path -> place(path, result)).orElse(result);
        return flow.outputPath().map(path -> select(path, placed)).orElse(placed);
    }

    private JsonNode place(ResultPath path, JsonNode result) {
        return path instanceof ResultPath.Into into
                ? into.path().put(input, result).orElseThrow(() -> new Failure("States.ResultPathMatchFailure"))
                : input;
    }

    private JsonNode select(DataPath path, JsonNode document) {
        return path instanceof DataPath.Select select
                ? found(
                        select.path(),
                        document,
                        missing -> "Invalid path '" + select.path() + "' : " + missing.reason())
                : JsonNodeFactory.instance.objectNode();
    }

    private interface Reason {
        String of(PathResult.Missing missing);
    }

    private JsonNode found(PathExpression path, JsonNode document, Reason reason) {
        PathResult result = path.read(root(path, document));
        if (result instanceof PathResult.Missing missing) {
            if (missing.pastEnd()) {
                return NullNode.instance;
            }
            throw new Failure(reason.of(missing));
        }
        return ((PathResult.Found) result).value();
    }

    private JsonNode root(PathExpression path, JsonNode document) {
        return path.root() instanceof PathRoot.Context ? context : document;
    }

    private JsonNode evaluate(Template template, String field, JsonNode document) {
        return template.fold(
                literal -> literal.value(),
                object -> {
                    ObjectNode made = JsonNodeFactory.instance.objectNode();
                    object.members()
                            .forEach(member -> made.set(
                                    member.name(), evaluate(member.value(), join(field, member.name()), document)));
                    return made;
                },
                array -> {
                    ArrayNode made = JsonNodeFactory.instance.arrayNode();
                    array.elements().forEach(element -> made.add(evaluate(element, field, document)));
                    return made;
                },
                computed -> evaluate(computed.expression(), field, document));
    }

    private static String join(String field, String name) {
        return field.isEmpty() ? name : field + "/" + name;
    }

    private JsonNode evaluate(Expression expression, String field, JsonNode document) {
        return expression.fold(
                path -> found(
                        path,
                        document,
                        missing -> "The JSONPath '" + path + "' specified for the field '" + field
                                + ".$' could not be found in the input '" + root(path, document) + "'"),
                call -> {
                    IntrinsicResult result =
                            IntrinsicEvaluator.evaluate(call, path -> path.read(root(path, document)), random);
                    if (result instanceof IntrinsicResult.Value value) {
                        return value.value();
                    }
                    throw new Failure(
                            result instanceof IntrinsicResult.Miss miss
                                    ? miss.message()
                                    : ((IntrinsicResult.Failed) result).message());
                },
                jsonata -> evaluate(jsonata, field));
    }

    private JsonNode evaluate(JsonataExpression expression, String field) {
        JsonataResult result = expression.evaluate(this, JsonataLimits.AWS);
        if (result instanceof JsonataResult.Value value) {
            return value.value();
        }
        String ending = result instanceof JsonataResult.Failed failed
                ? failed.ending()
                : result instanceof JsonataResult.Undefined
                        ? " returned nothing (undefined)."
                        : " returned an unsupported result type.";
        throw new Failure("The JSONata expression '" + expression.expression() + "' specified for the field '" + field
                + "'" + ending);
    }

    @Override
    public Optional<JsonNode> states(StatesMember member) {
        return switch (member) {
            case INPUT -> Optional.of(input);
            case CONTEXT -> Optional.of(context);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<JsonNode> variable(String name) {
        return Optional.empty();
    }

    @Override
    public long epochMillis() {
        return 0;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }
}
