package dev.loveless.asl.parse;

import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.model.Expression;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.query.JsonataExpression;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceScalar;

/** The strings of a valid definition that are evaluated at run time. */
final class Expressions {
    private Expressions() {}

    static PathExpression path(SourceNode node) {
        return SourceValues.parsed(node, PathExpression::parse);
    }

    /** A path if it begins like one, else a call of an intrinsic function. */
    static Expression pathOrIntrinsic(SourceNode node) {
        return SourceValues.text(node).startsWith("$")
                ? new Expression.Path(path(node))
                : new Expression.Intrinsic(SourceValues.parsed(node, IntrinsicCall::parse));
    }

    static Expression jsonata(SourceNode node) {
        return new Expression.Jsonata(SourceValues.parsed(node, JsonataExpression::parse));
    }

    /** Whether the value is an expression, in a field that takes a value or an expression. */
    static boolean isJsonata(SourceNode node, QueryLanguage language) {
        return language == QueryLanguage.JSONATA
                && node instanceof SourceScalar scalar
                && scalar.text().filter(JsonataExpression::isDelimited).isPresent();
    }
}
