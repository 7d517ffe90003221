package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.path.PathRoot;
import dev.loveless.asl.path.ReferencePath;
import dev.loveless.asl.query.JsonataExpression;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for values that are expressions, or may be. */
final class ExpressionRules {
    private static final Pattern INTRINSIC_LIKE = Pattern.compile("States\\.[A-Za-z0-9]+\\(.*\\)", Pattern.DOTALL);
    private static final Pattern PATH_LIKE = Pattern.compile("\\$(\\$?[.\\[].*)?", Pattern.DOTALL);

    private ExpressionRules() {}

    /** InputPath, OutputPath: a Path or null. */
    static ValueRule dataPath() {
        return (value, context) -> {
            if (!value.json().isNull()) {
                path().check(value, context);
            }
        };
    }

    /** Any Path. */
    static ValueRule path() {
        return (value, context) -> {
            if (!value.json().isTextual()) {
                ValueRules.expected("[STRING]", value, context);
            } else if (PathExpression.parse(value.json().textValue())
                    instanceof Parsed.Failure<PathExpression> failure) {
                context.findings()
                        .addWithin(
                                value,
                                failure.offset(),
                                Diagnostic.at(
                                                value.location(),
                                                AslCode.SCHEMA_VALIDATION_FAILED,
                                                "Value must be a valid JSONPath.")
                                        .withRemedy(failure.reason()));
            }
        };
    }

    /** The Variable of a Choice rule, or the operand of an operator that takes a path. */
    static ValueRule choicePath() {
        return (value, context) -> {
            if (value.json().isTextual() && !value.json().textValue().startsWith("$")) {
                context.findings()
                        .schema(
                                value.location(),
                                "Value is not a Reference Path: Reference path didn't start with '$'",
                                "A path begins with '$', '$$' or the name of a variable.");
            } else {
                path().check(value, context);
            }
        };
    }

    /** ResultPath: a Reference Path into the input, or null. */
    static ValueRule resultPath() {
        return (value, context) -> {
            if (!value.json().isNull()) {
                referencePath(false, false).check(value, context);
            }
        };
    }

    /** ItemsPath: a Reference Path into anything. */
    static ValueRule itemsPath() {
        return referencePath(true, true);
    }

    /** The path of a number or timestamp: a Reference Path, not into the context object (measured). */
    static ValueRule settingPath() {
        return referencePath(false, true);
    }

    private static ValueRule referencePath(boolean contextObject, boolean variables) {
        return (value, context) -> {
            if (!value.json().isTextual()) {
                ValueRules.expected("[STRING]", value, context);
                return;
            }
            String text = value.json().textValue();
            if (!text.startsWith("$") || !(PathExpression.parse(text) instanceof Parsed.Success)) {
                path().check(value, context);
                return;
            }
            boolean fits = ReferencePath.parse(text)
                    .toOptional()
                    .filter(path -> contextObject || !(path.root() instanceof PathRoot.Context))
                    .filter(path -> variables || !(path.root() instanceof PathRoot.Variable))
                    .isPresent();
            if (!fits) {
                context.findings()
                        .schema(
                                value.location(),
                                "Value is not a Reference Path",
                                "Name one place: only members ('.name') and indices ('[0]') may follow the '$'.");
            }
        };
    }

    /** ErrorPath, CausePath: a Reference Path or an intrinsic function call. */
    static ValueRule pathOrIntrinsic(String field) {
        return (value, context) -> {
            if (!value.json().isTextual()) {
                ValueRules.expected("[STRING]", value, context);
            } else {
                checkQuery(field, value.json().textValue(), value, value, context);
            }
        };
    }

    /**
     * Checks what stands as the value of a field that holds a Path or an intrinsic function call.
     *
     * @param reported the value whose location AWS names: the object around the field
     */
    static void checkQuery(String field, String text, SourceNode value, SourceNode reported, StateContext context) {
        Parsed<?> parsed = text.startsWith("$") ? PathExpression.parse(text) : IntrinsicCall.parse(text);
        if (parsed instanceof Parsed.Failure<?> failure) {
            context.findings()
                    .addWithin(
                            value,
                            value.json().isTextual() ? failure.offset() : -1,
                            Diagnostic.at(
                                            reported.location(),
                                            AslCode.SCHEMA_VALIDATION_FAILED,
                                            "The value for the field '" + field
                                                    + "' must be a valid JSONPath or a valid intrinsic function call")
                                    .shownAt(value.location().position())
                                    .withRemedy(failure.reason()));
        }
    }

    /** The rule in a JSONPath state; in a JSONata state an expression may stand instead. */
    static ValueRule orJsonata(ValueRule rule) {
        return (value, context) -> {
            if (context.isJsonata() && isJsonataLike(value)) {
                checkJsonata(value, StatesMember.ALWAYS, context);
            } else {
                rule.check(value, context);
            }
        };
    }

    static boolean isJsonataLike(SourceNode value) {
        return value.json().isTextual() && value.json().textValue().startsWith("{%");
    }

    /**
     * Checks a JSONata string.
     *
     * @param members what of {@code $states} can be read where it stands
     */
    static void checkJsonata(SourceNode value, Set<StatesMember> members, StateContext context) {
        String text = value.json().textValue();
        if (!text.endsWith("%}") || text.length() < 4) {
            context.findings()
                    .schema(
                            value.location(),
                            "JSONata string must start with {% and end with %}",
                            "Close the expression with '%}', with nothing after it.");
            return;
        }
        JsonataExpression.parse(text)
                .<Void>fold(
                        expression -> {
                            expression
                                    .faults(members)
                                    .forEach(fault -> context.findings()
                                            .add(Diagnostic.at(value.location(), fault.code(), fault.message())
                                                    .withRemedy(fault.remedy())));
                            return null;
                        },
                        failure -> {
                            context.findings()
                                    .addWithin(
                                            value,
                                            failure.offset(),
                                            Diagnostic.at(
                                                            value.location(),
                                                            AslCode.INVALID_JSONATA_EXPRESSION,
                                                            failure.reason())
                                                    .withRemedy("Correct the expression between '{%' and '%}'."));
                            return null;
                        });
    }

    /** Whether a literal text looks as if a Path or an intrinsic function call was meant. */
    static boolean looksEvaluated(String text) {
        return PATH_LIKE.matcher(text).matches() || INTRINSIC_LIKE.matcher(text).matches();
    }

    /** Whether a literal text looks as if a Path was meant. */
    static boolean looksLikePath(String text) {
        return PATH_LIKE.matcher(text).matches();
    }
}
