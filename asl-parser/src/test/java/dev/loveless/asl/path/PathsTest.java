package dev.loveless.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Parsed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a Path, what is a Reference Path, and what neither. */
class PathsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$                     | Input | ",
                "$.a                   | Input | a",
                "$.a.b_c.d-e           | Input | a, b_c, d-e",
                "$['a']                | Input | a",
                "$[\"a\"]              | Input | a",
                "$['a.b'][\"c d\"]     | Input | a.b, c d",
                "$['it\\'s']           | Input | it's",
                "$[0]                  | Input | 0",
                "$.a[12].b[-1]         | Input | a, 12, b, -1",
                "$.store\\.book        | Input | store.book",
                "$.a\\[0\\]            | Input | a[0]",
                "$.größe.変数            | Input | größe, 変数",
                "$$                    | Context | ",
                "$$.Execution.Input.a  | Context | Execution, Input, a",
                "$$['Map'].Item        | Context | Map, Item",
                "$v                    | Variable v | ",
                "$order.total          | Variable order | total",
                "$list_1[0]['a']       | Variable list_1 | 0, a"
            })
    void readsReferencePaths(String text, String root, String steps) {
        ReferencePath path = ReferencePath.parse(text).toOptional().orElseThrow();

        assertThat(name(path.root())).isEqualTo(root);
        assertThat(String.join(", ", path.steps().stream().map(PathsTest::name).toList()))
                .isEqualTo(steps == null ? "" : steps);
        assertThat(PathExpression.parse(text).toOptional().orElseThrow().isDefinite())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$[*]",
                "$.a[*].b",
                "$.*",
                "$..a",
                "$.a[0,1]",
                "$.a[0:2]",
                "$.a[:2]",
                "$.a[-2:]",
                "$.a[?(@.b == 1)]",
                "$.a[?(@.b =~ /x.*/i)]",
                "$.a[?(@.b in ['x', 'y'])].c",
                "$.a[?(@.b && (@.c > 1 || !@.d))]",
                "$$.Execution.Input[*]",
                "$v[?(@.a)]",
                "$.[*].['bucket', 'key']"
            })
    void takesPathsToManyPlacesForPathsOnly(String text) {
        PathExpression path = PathExpression.parse(text).toOptional().orElseThrow();

        assertThat(path.isDefinite()).isFalse();
        assertThat(path.reference()).isEmpty();
        assertThat(ReferencePath.parse(text).toOptional()).isEmpty();
        assertThat(path.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a.length()", "$.min(1, 2)", "$['a','b']", "$.[0]", "$.a.keys()"})
    void takesOtherPathsOfJsonPathToo(String text) {
        assertThat(PathExpression.parse(text).toOptional()).isPresent();
        assertThat(ReferencePath.parse(text).toOptional()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                ".a",
                " $",
                "$ ",
                "$ .a",
                "$.",
                "$..",
                "$[",
                "$[]",
                "$['a",
                "$['a'",
                "$[a]",
                "$.a[?(",
                "$.a[?(@.b ==)]",
                "$.a[?()]",
                "$$$",
                "$$a",
                "$a-b",
                "$a b",
                "$1",
                "$-",
                "$.a b[",
                "States.UUID()",
                "{% $.a %}"
            })
    void refusesWhatIsNoPath(String text) {
        assertThat(PathExpression.parse(text).<String>fold(path -> "", Parsed.Failure::reason))
                .isNotEmpty();
        assertThat(ReferencePath.parse(text).toOptional()).isEmpty();
    }

    @Test
    void tellsTheVariableThatAPathBeginsWith() {
        Map.of("$v.a", "[v]", "$größe[*]", "[größe]", "$.v", "[]", "$$.v", "[]")
                .forEach((text, variables) -> assertThat(PathExpression.parse(text)
                                .toOptional()
                                .orElseThrow()
                                .variables())
                        .as(text)
                        .hasToString(variables));
    }

    @Test
    void tellsWhereAPathStopsBeingAReferencePath() {
        Parsed<ReferencePath> parsed = ReferencePath.parse("$.a.b[*]");

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Parsed.Failure.class,
                        failure -> assertThat(failure.offset()).isEqualTo(6));
    }

    private static String name(PathRoot root) {
        if (root instanceof PathRoot.Variable variable) {
            return "Variable " + variable.name();
        }
        return root instanceof PathRoot.Context ? "Context" : "Input";
    }

    private static String name(PathStep step) {
        return step instanceof PathStep.Field field ? field.name() : String.valueOf(((PathStep.Index) step).index());
    }
}
