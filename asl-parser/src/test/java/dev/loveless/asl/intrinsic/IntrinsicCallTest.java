package dev.loveless.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Parsed;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of intrinsic function calls. Calls are shown with literals as JSON and paths in angle brackets. */
class IntrinsicCallTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.UUID()                            | UUID()",
                "States.UUID( )                           | UUID()",
                "States.Array()                           | ARRAY()",
                "States.Array(1)                          | ARRAY(1)",
                "States.Array( 1 ,'a', true,false,null )  | ARRAY(1, \"a\", true, false, null)",
                "States.Array(-1, 1.5, -2.5e3, 1E2, 0)    | ARRAY(-1, 1.5, -2500.0, 100.0, 0)",
                "States.Array(9223372036854775808)        | ARRAY(9223372036854775808)",
                "States.Array($, $.a, $.a[0].b)           | ARRAY(<$>, <$.a>, <$.a[0].b>)",
                "States.Array($$.Execution.Id, $v, $v[1]) | ARRAY(<$$.Execution.Id>, <$v>, <$v[1]>)",
                "States.Array($.a[*].b, $..c)             | ARRAY(<$.a[*].b>, <$..c>)",
                "States.Array($.a[?(@.b == 'x, y)')], 1)  | ARRAY(<$.a[?(@.b == 'x, y)')]>, 1)",
                "States.Array($['a, b'], $.a[0,1])        | ARRAY(<$['a, b']>, <$.a[0,1]>)",
                "States.Array('')                         | ARRAY(\"\")",
                "States.Array('it\\'s')                   | ARRAY(\"it's\")",
                "States.Array('\\{\\}\\\\')               | ARRAY(\"{}\\\\\")",
                "States.Array('{\"a\": [1]}')             | ARRAY(\"{\\\"a\\\": [1]}\")",
                "States.Array('a, b) $.c')                | ARRAY(\"a, b) $.c\")",
                "States.Format('{} and {}', $.a, 2)       | FORMAT(\"{} and {}\", <$.a>, 2)",
                "States.Format($.template, 1)             | FORMAT(<$.template>, 1)",
                "States.StringToJson('1')                 | STRING_TO_JSON(\"1\")",
                "States.JsonToString($)                   | JSON_TO_STRING(<$>)",
                "States.ArrayPartition($.a, 4)            | ARRAY_PARTITION(<$.a>, 4)",
                "States.ArrayContains($.a, $.b)           | ARRAY_CONTAINS(<$.a>, <$.b>)",
                "States.ArrayRange(1, 9, 2)               | ARRAY_RANGE(1, 9, 2)",
                "States.ArrayGetItem($.a, 5)              | ARRAY_GET_ITEM(<$.a>, 5)",
                "States.ArrayLength($.a)                  | ARRAY_LENGTH(<$.a>)",
                "States.ArrayUnique($.a)                  | ARRAY_UNIQUE(<$.a>)",
                "States.Base64Encode('x')                 | BASE64_ENCODE(\"x\")",
                "States.Base64Decode('eA==')              | BASE64_DECODE(\"eA==\")",
                "States.Hash('x', 'SHA-1')                | HASH(\"x\", \"SHA-1\")",
                "States.JsonMerge($.a, $.b, false)        | JSON_MERGE(<$.a>, <$.b>, false)",
                "States.MathRandom(1, 9)                  | MATH_RANDOM(1, 9)",
                "States.MathRandom(1, 9, 4)               | MATH_RANDOM(1, 9, 4)",
                "States.MathAdd($.a, 1)                   | MATH_ADD(<$.a>, 1)",
                "States.StringSplit('a,b', ',')           | STRING_SPLIT(\"a,b\", \",\")",
                "States.Array(States.Array(States.UUID()), States.MathAdd(1, 2)) | ARRAY(ARRAY(UUID()), MATH_ADD(1, 2))"
            })
    void readsCalls(String text, String call) {
        IntrinsicCall parsed = IntrinsicCall.parse(text).toOptional().orElseThrow();

        assertThat(shown(parsed)).isEqualTo(call);
        assertThat(parsed.text()).isEqualTo(text);
    }

    @Test
    void readsLineBreaksAndTabsInStrings() {
        assertThat(shown(IntrinsicCall.parse("States.StringSplit('a\n\tb', '\n')")
                        .toOptional()
                        .orElseThrow()))
                .isEqualTo("STRING_SPLIT(\"a\\n\\tb\", \"\\n\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | is neither a path nor a call",
                "text | 'text' is neither a path nor a call",
                "States.UUID | 'States.UUID' is neither a path nor a call",
                "States.Nothing() | 'States.Nothing' is neither a path nor a call",
                "States.uuid() | 'States.uuid' is neither a path nor a call",
                "States.UUID () | 'States.UUID ' is neither a path nor a call",
                "` States.UUID()` | ' States.UUID' is neither a path nor a call",
                "`States.UUID() ` | Nothing can stand behind the call",
                "States.UUID()) | Nothing can stand behind the call",
                "States.UUID()States.UUID() | Nothing can stand behind the call",
                "States.Array( | Expected an argument",
                "States.Array(1 | Expected ',' or ')'",
                "States.Array(1 2) | Expected ',' or ')'",
                "States.Array(1,) | Expected a string in apostrophes",
                "States.Array(,1) | Expected a string in apostrophes",
                "States.Array(\"a\") | Expected a string in apostrophes",
                "States.Array(a) | Expected a string in apostrophes",
                "States.Array(True) | Expected a string in apostrophes",
                "States.Array(1.) | Expected a string in apostrophes",
                "States.Array(.5) | Expected a string in apostrophes",
                "States.Array(+1) | Expected a string in apostrophes",
                "States.Array([1]) | Expected a string in apostrophes",
                "States.Array({}) | Expected a string in apostrophes",
                "States.Array('a) | The string does not end",
                "States.Array('a\\') | The string does not end",
                "States.Array('\\n') | Only ' { } and \\ can follow a backslash",
                "States.Array('a' 'b') | Expected ',' or ')'",
                "States.Array($.a | The call does not end",
                "States.Array($.a[) | The call does not end",
                "States.Array($a b) | Expected ',' or ')'",
                "States.Array($$$) | Only '.' or '[' can follow '$$'",
                "States.UUID(1) | States.UUID does not take 1 arguments",
                "States.Format() | States.Format does not take 0 arguments",
                "States.StringToJson() | States.StringToJson does not take 0 arguments",
                "States.JsonToString(1, 2) | States.JsonToString does not take 2 arguments",
                "States.ArrayPartition($.a) | States.ArrayPartition does not take 1 arguments",
                "States.ArrayContains($.a) | States.ArrayContains does not take 1 arguments",
                "States.ArrayRange(1, 2) | States.ArrayRange does not take 2 arguments",
                "States.ArrayGetItem($.a) | States.ArrayGetItem does not take 1 arguments",
                "States.ArrayLength() | States.ArrayLength does not take 0 arguments",
                "States.ArrayUnique(1, 2) | States.ArrayUnique does not take 2 arguments",
                "States.Base64Encode() | States.Base64Encode does not take 0 arguments",
                "States.Base64Decode(1, 2) | States.Base64Decode does not take 2 arguments",
                "States.Hash('a') | States.Hash does not take 1 arguments",
                "States.JsonMerge($.a, $.b) | States.JsonMerge does not take 2 arguments",
                "States.MathRandom(1) | States.MathRandom does not take 1 arguments",
                "States.MathAdd(1) | States.MathAdd does not take 1 arguments",
                "States.StringSplit('a') | States.StringSplit does not take 1 arguments"
            })
    void refusesWhatIsNoCall(String text, String reason) {
        assertThat(IntrinsicCall.parse(text).<String>fold(call -> "accepted", Parsed.Failure::reason))
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 11, 100})
    void nestsTenDeep(int depth) {
        String text = "States.Array(".repeat(depth - 1) + "States.UUID()" + ")".repeat(depth - 1);

        assertThat(IntrinsicCall.parse(text).toOptional().isPresent()).isEqualTo(depth <= 10);
    }

    @Test
    void tellsTheVariablesThatItsArgumentsRead() {
        IntrinsicCall call = IntrinsicCall.parse("States.Array($b.x, States.Format('$c', $a), $.d, $$.State.Name)")
                .toOptional()
                .orElseThrow();

        assertThat(call.variables()).containsExactly("a", "b");
    }

    @Test
    void knowsEighteenFunctions() {
        assertThat(IntrinsicFunction.values()).hasSize(18);
    }

    private static String shown(IntrinsicCall call) {
        return call.arguments().stream()
                .map(IntrinsicCallTest::shown)
                .collect(Collectors.joining(", ", call.function() + "(", ")"));
    }

    private static String shown(IntrinsicArgument argument) {
        if (argument instanceof IntrinsicArgument.Call nested) {
            return shown(nested.call());
        }
        return argument instanceof IntrinsicArgument.Path path
                ? "<" + path.path().text() + ">"
                : ((IntrinsicArgument.Literal) argument).value().toString();
    }
}
