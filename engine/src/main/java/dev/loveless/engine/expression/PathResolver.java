package dev.loveless.engine.expression;

import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathResult;

/** Knows the documents that paths lead through: the state's data, the context object, the variables. */
@FunctionalInterface
public interface PathResolver {
    /** What the path leads to, in the document that its root names. */
    PathResult resolve(PathExpression path);
}
