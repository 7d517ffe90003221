package dev.loveless.asl.parse;

import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.JitterStrategy;
import dev.loveless.asl.model.Retrier;
import java.util.List;

/** {@code Retry} and {@code Catch}. */
final class ErrorHandlingBuilder {
    private static final long DEFAULT_INTERVAL_SECONDS = 1;
    private static final long DEFAULT_MAX_ATTEMPTS = 3;
    private static final double DEFAULT_BACKOFF_RATE = 2.0;

    private ErrorHandlingBuilder() {}

    static List<Retrier> retriers(FieldReader state) {
        return state.elements("Retry").stream()
                .map(node -> retrier(new FieldReader(node)))
                .toList();
    }

    private static Retrier retrier(FieldReader fields) {
        Retrier retrier = new Retrier(
                fields.location(),
                fields.findText("Comment"),
                fields.texts("ErrorEquals"),
                fields.findInteger("IntervalSeconds").orElse(DEFAULT_INTERVAL_SECONDS),
                fields.findInteger("MaxAttempts").orElse(DEFAULT_MAX_ATTEMPTS),
                fields.findNumber("BackoffRate").orElse(DEFAULT_BACKOFF_RATE),
                fields.findInteger("MaxDelaySeconds"),
                fields.findText("JitterStrategy").map(JitterStrategy::valueOf).orElse(JitterStrategy.NONE));
        fields.finish();
        return retrier;
    }

    static List<Catcher> catchers(EvaluatedFields state) {
        return state.elements("Catch").stream()
                .map(node -> catcher(state.in(node)))
                .toList();
    }

    private static Catcher catcher(EvaluatedFields fields) {
        Catcher catcher = new Catcher(
                fields.location(),
                fields.findText("Comment"),
                fields.texts("ErrorEquals"),
                fields.text("Next"),
                fields.resultPath(),
                fields.template("Output"),
                fields.assign());
        fields.finish();
        return catcher;
    }
}
