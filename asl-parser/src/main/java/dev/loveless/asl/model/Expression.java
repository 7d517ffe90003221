package dev.loveless.asl.model;

import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.query.JsonataExpression;
import java.util.Set;
import java.util.function.Function;

/** Something that is evaluated at run time. */
public sealed interface Expression {
    /** As written, delimiters of JSONata included. */
    String text();

    /** A Path, Reference Path, context path or variable. */
    record Path(PathExpression path) implements Expression {
        @Override
        public String text() {
            return path.text();
        }
    }

    /** A call of an intrinsic function. */
    record Intrinsic(IntrinsicCall call) implements Expression {
        @Override
        public String text() {
            return call.text();
        }
    }

    /** A JSONata expression. */
    record Jsonata(JsonataExpression expression) implements Expression {
        @Override
        public String text() {
            return expression.text();
        }
    }

    /** The names of the workflow variables it reads, without {@code $}; {@code states} is none. */
    default Set<String> variables() {
        return fold(PathExpression::variables, IntrinsicCall::variables, JsonataExpression::variables);
    }

    /** One of the functions applied, by the kind of this expression. */
    default <R> R fold(
            Function<? super PathExpression, ? extends R> path,
            Function<? super IntrinsicCall, ? extends R> intrinsic,
            Function<? super JsonataExpression, ? extends R> jsonata) {
        if (this instanceof Path it) {
            return path.apply(it.path());
        }
        if (this instanceof Intrinsic it) {
            return intrinsic.apply(it.call());
        }
        return jsonata.apply(((Jsonata) this).expression());
    }
}
