package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.Expression;
import dev.loveless.asl.model.ExpressionUse;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.StateExpressions;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateBuilderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a.$': '$.x'}                            | {a: <$.x>}",
                "{'a.$': '$$.Execution.Id'}                | {a: <$$.Execution.Id>}",
                "{'a.$': '$order.total', 'b': 1}           | {a: <$order.total>, b: 1}",
                "{'a.$': 'States.UUID()'}                  | {a: <States.UUID()>}",
                "{'a': {'b': [{'c.$': '$.x'}, 2]}}         | {a: {b: [{c: <$.x>}, 2]}}",
                "{'a': '$.x', 'b': 'States.UUID()'}        | {'a':'$.x','b':'States.UUID()'}",
                "{'a': ['$.x', 'States.UUID()']}           | {'a':['$.x','States.UUID()']}",
                "{'a': '{% 1 %}'}                          | {'a':'{% 1 %}'}",
                "{'a': null, 'b': [true, 1.5], 'c': {}}    | {'a':null,'b':[true,1.5],'c':{}}",
                "{'a': {'b': 1}, 'c.$': '$'}               | {a: {'b':1}, c: <$>}",
            })
    void findsExpressionsOfJsonPathUnderNamesThatSaySo(String json, String expected) {
        assertThat(built(json, QueryLanguage.JSON_PATH)).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'{% $states.input %}'                     | <{% $states.input %}>",
                "['{% 1 %}', {'a': '{% 2 %}'}, 3]          | [<{% 1 %}>, {a: <{% 2 %}>}, 3]",
                "{'a': {'b': ['{% 1 %}']}, 'c': [1]}       | {a: {b: [<{% 1 %}>]}, c: [1]}",
                "{'{% 1 %}': 'name'}                       | {'{% 1 %}':'name'}",
                "' {% 1 %}'                                | ' {% 1 %}'",
                "'{% 1 %} '                                | '{% 1 %} '",
                "'total: {% 1 %}'                          | 'total: {% 1 %}'",
                "{'a.$': '$.x'}                            | {'a.$':'$.x'}",
                "5                                         | 5",
                "null                                      | null",
            })
    void findsExpressionsOfJsonataInTheirDelimiters(String json, String expected) {
        assertThat(built(json, QueryLanguage.JSONATA)).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void tellsPathsFromIntrinsicCalls() {
        Template template = template("""
                {"path.$": "$.a", "call.$": "States.UUID()"}""", QueryLanguage.JSON_PATH);

        assertThat(StateExpressions.of(template))
                .extracting(ExpressionUse::expression)
                .hasExactlyElementsOfTypes(Expression.Path.class, Expression.Intrinsic.class);
    }

    @Test
    void keepsThePlaceOfEveryPart() {
        Template template = template("""
                {
                  "a": [
                    {"b.$": "$.x"}
                  ],
                  "c": 1
                }""", QueryLanguage.JSON_PATH);

        Template.ObjectTemplate object = (Template.ObjectTemplate) template;
        Template.ArrayTemplate array =
                (Template.ArrayTemplate) object.members().get(0).value();
        assertThat(Definitions.at(array.location())).isEqualTo("/T/a 2:8");
        assertThat(Definitions.at(array.elements().get(0).location())).isEqualTo("/T/a/0 3:5");
        assertThat(Definitions.at(StateExpressions.of(template).get(0).location()))
                .isEqualTo("/T/a/0/b.$ 3:13");
        assertThat(Definitions.at(object.members().get(1).value().location())).isEqualTo("/T/c 5:8");
    }

    @Test
    void collapsesWhatHoldsNoExpressionIntoOneLiteral() {
        assertThat(template("{'a': [1, {'b': '$.x'}]}".replace('\'', '"'), QueryLanguage.JSON_PATH))
                .isInstanceOf(Template.Literal.class);
    }

    @Test
    void needsLittleStackForDeepNesting() {
        int depth = 980;
        SourceObject source =
                Definitions.source("{\"a\":[".repeat(depth / 2) + "{\"x.$\":\"$.x\"}" + "]}".repeat(depth / 2));

        List<ExpressionUse> evaluated = SmallStack.call(
                SmallStack.HALF, () -> StateExpressions.of(new TemplateBuilder(QueryLanguage.JSON_PATH).apply(source)));
        Template literal =
                SmallStack.call(SmallStack.HALF, () -> new TemplateBuilder(QueryLanguage.JSONATA).apply(source));

        assertThat(evaluated).hasSize(1);
        assertThat(literal).isInstanceOf(Template.Literal.class);
    }

    private static String built(String json, QueryLanguage language) {
        return Definitions.written(template(json.replace('\'', '"'), language));
    }

    private static Template template(String json, QueryLanguage language) {
        SourceNode node = Definitions.source("{\"T\":" + json + "}").get("T").orElseThrow();
        return new TemplateBuilder(language).apply(node);
    }
}
