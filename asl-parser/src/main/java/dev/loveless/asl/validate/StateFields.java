package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceNode;

/** The fields that several types of states share. */
final class StateFields {
    private StateFields() {}

    /** What every state has. */
    static ObjectSchema named() {
        return new ObjectSchema()
                .required("Type", ValueRules.anything())
                .field("Comment", ValueRules.string())
                .field(QueryLanguageRules.FIELD, QueryLanguageRules.spelling());
    }

    /** What every state but Fail has. */
    static ObjectSchema common() {
        return selecting(named()).jsonata("Output", TemplateRules.template(StatesMember.ALWAYS));
    }

    /** What states have that go on to another: all but Choice, Succeed and Fail. */
    static ObjectSchema continuing() {
        return next(common()).field("Assign", VariableRules.assign(StatesMember.ALWAYS));
    }

    /** What states have that do work which can fail: Task, Parallel and Map. */
    static ObjectSchema working() {
        return resultPath(next(selecting(named())))
                .jsonata("Output", TemplateRules.template(StatesMember.WITH_RESULT))
                .field("Assign", VariableRules.assign(StatesMember.WITH_RESULT))
                .jsonPath("ResultSelector", TemplateRules.template())
                .field("Retry", ErrorHandlingRules.retry())
                .field("Catch", ErrorHandlingRules.catchers());
    }

    static ObjectSchema resultPath(ObjectSchema schema) {
        return schema.jsonPath("ResultPath", ExpressionRules.resultPath());
    }

    static ObjectSchema parameters(ObjectSchema schema) {
        return schema.jsonPath("Parameters", TemplateRules.template());
    }

    private static ObjectSchema selecting(ObjectSchema schema) {
        return schema.jsonPath("InputPath", ExpressionRules.dataPath())
                .jsonPath("OutputPath", ExpressionRules.dataPath());
    }

    private static ObjectSchema next(ObjectSchema schema) {
        return schema.exactlyOneOf("Next", "End")
                .field("Next", ValueRules.nonEmptyString())
                .field("End", ValueRules.bool());
    }

    /**
     * A number with its path, or, in a JSONata state, an expression.
     *
     * @param name of the plain field; the other is called the same with {@code Path} behind
     */
    static ObjectSchema setting(ObjectSchema schema, String name, ValueRule number) {
        return schema.atMostOneOf(name, name + "Path")
                .field(name, ExpressionRules.orJsonata(number))
                .jsonPath(name + "Path", ExpressionRules.settingPath());
    }

    /** Error and Cause of a Fail state, which have siblings that take paths. */
    static ValueRule textThatMayBeMeantAsPath() {
        return ExpressionRules.orJsonata(ValueRules.string().and((value, context) -> {
            if (!context.isJsonata()
                    && value.json().isTextual()
                    && ExpressionRules.looksLikePath(value.json().textValue())) {
                warnOfMissingPath(value, context);
            }
        }));
    }

    private static void warnOfMissingPath(SourceNode value, StateContext context) {
        String field = value.location().memberName().orElse("");
        context.findings()
                .add(Diagnostic.at(
                                value.location(),
                                AslCode.NO_PATH,
                                "The value of the field '" + field
                                        + "' looks like a path, but the name of the field does not end with 'Path'")
                        .withRemedy("Name the field '" + field + "Path' if the value is to be evaluated."));
    }
}
