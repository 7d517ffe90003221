package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.model.Expression;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;
import dev.loveless.asl.path.PathRoot;
import dev.loveless.asl.source.Location;
import dev.loveless.engine.expression.IntrinsicEvaluator;
import dev.loveless.engine.expression.IntrinsicResult;
import dev.loveless.engine.expression.PathResolver;

/** Paths and intrinsic functions of a JSONPath state, with {@code $} standing for {@code document}. */
final class Paths implements PathResolver {
    private final StateScope scope;
    private final JsonNode document;

    Paths(StateScope scope, JsonNode document) {
        this.scope = scope;
        this.document = document;
    }

    @Override
    public PathResult resolve(PathExpression path) {
        if (path.root() instanceof PathRoot.Variable variable) {
            return scope.variables()
                    .apply(variable.name())
                    .map(path::read)
                    .orElseGet(() -> new PathResult.Missing("Missing variable: " + variable.name()));
        }
        return path.read(root(path));
    }

    private JsonNode root(PathExpression path) {
        return path.root() instanceof PathRoot.Context ? scope.context().get() : document;
    }

    /** The value of InputPath and its like, which name the step that leads nowhere. */
    JsonNode select(PathExpression path) {
        PathResult result = resolve(path);
        if (result instanceof PathResult.Missing missing) {
            throw scope.runtimeFailure("Invalid path '" + path.text() + "' : " + missing.reason());
        }
        return ((PathResult.Found) result).value();
    }

    /** The value of {@code name.$} in a template, or of ErrorPath and CausePath. */
    JsonNode evaluate(Location location, Expression expression) {
        return expression.fold(path -> selectForField(location, path), this::call, jsonata -> {
            throw new IllegalStateException("JSONata in a JSONPath state at " + location);
        });
    }

    private JsonNode selectForField(Location location, PathExpression path) {
        PathResult result = resolve(path);
        if (result instanceof PathResult.Found found) {
            return found.value();
        }
        if (((PathResult.Missing) result).pastEnd()) {
            // Measured: null, not a failure.
            return NullNode.instance;
        }
        throw scope.runtimeFailure("The JSONPath '" + path.text() + "' specified for the field '"
                + location.memberName().orElse("") + "' could not be found in the input '"
                + JsonData.of(root(path)).text() + "'");
    }

    private JsonNode call(IntrinsicCall call) {
        IntrinsicResult result = IntrinsicEvaluator.evaluate(call, this, scope.random());
        if (result instanceof IntrinsicResult.Value value) {
            return value.value();
        }
        if (result instanceof IntrinsicResult.Miss miss) {
            throw scope.runtimeFailure(miss.message());
        }
        throw scope.runtimeFailure(((IntrinsicResult.Failed) result).message());
    }
}
