package dev.loveless.asl.validate;

import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.List;

/** Rules for Retry and Catch (measured). */
final class ErrorHandlingRules {
    private static final String ALL = "States.ALL";
    private static final long MAXIMUM_DELAY_SECONDS = 31_622_400;

    private ErrorHandlingRules() {}

    static ValueRule retry() {
        ObjectSchema retrier = new ObjectSchema()
                .required("ErrorEquals", ValueRules.nonEmptyArrayOf(ValueRules.string()))
                .field("IntervalSeconds", ValueRules.integer(0, ValueRules.MAXIMUM))
                .field("MaxAttempts", ValueRules.integer(0, ValueRules.MAXIMUM))
                .field("BackoffRate", ValueRules.decimal(1.0, Double.MAX_VALUE))
                .field("MaxDelaySeconds", ValueRules.integer(1, MAXIMUM_DELAY_SECONDS))
                .field("JitterStrategy", ValueRules.oneOf("NONE", "FULL"))
                .field("Comment", ValueRules.string());
        return ValueRules.arrayOf(retrier).and(ErrorHandlingRules::checkWildcard);
    }

    static ValueRule catchers() {
        ObjectSchema catcher = new ObjectSchema()
                .required("ErrorEquals", ValueRules.nonEmptyArrayOf(ValueRules.string()))
                .required("Next", ValueRules.nonEmptyString())
                .jsonPath("ResultPath", ExpressionRules.resultPath())
                .jsonata("Output", TemplateRules.template(StatesMember.WITH_ERROR_OUTPUT))
                .field("Assign", VariableRules.assign(StatesMember.WITH_ERROR_OUTPUT))
                .field("Comment", ValueRules.string());
        return ValueRules.arrayOf(catcher).and(ErrorHandlingRules::checkWildcard);
    }

    /** States.ALL stands alone in its list, and its list is the last. */
    private static void checkWildcard(SourceNode value, StateContext context) {
        if (!(value instanceof SourceArray array)) {
            return;
        }
        List<SourceNode> entries = array.elements();
        for (int index = 0; index < entries.size(); index++) {
            boolean last = index == entries.size() - 1;
            if (entries.get(index) instanceof SourceObject entry
                    && entry.get("ErrorEquals").orElse(null) instanceof SourceArray names
                    && names.elements().stream()
                            .anyMatch(name -> name.json().asText().equals(ALL))
                    && !(last && names.elements().size() == 1)) {
                context.findings()
                        .schema(
                                names.location(),
                                "States.ALL must appear alone and at end of list",
                                "Give States.ALL an entry of its own, after all others.");
            }
        }
    }
}
