package dev.loveless.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.intrinsic.IntrinsicCall;
import dev.loveless.asl.path.PathRoot;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicEvaluatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INPUT = """
            {"a": 1, "text": "hello", "name": "Ada", "n": 2.5, "big": 3000000000, "none": null, "yes": true,
             "list": [10, 20, 30], "empty": [], "object": {"k": 1}, "template": "Hi {}!", "braces": "\\\\{{}\\\\}",
             "json": "{\\"a\\": 1}", "items": [{"v": 1}, {"v": 2}], "mixed": {"s": "x", "l": [1, null, {"d": 1.5}]}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Format (recorded)
                "States.Format('Hello {}', $.name)                      | \"Hello Ada\"",
                "States.Format('{} {} {} {}', $.text, $.a, $.n, $.yes)  | \"hello 1 2.5 true\"",
                "States.Format('{}', $.none)                            | \"null\"",
                "States.Format('{}', $.object)                          | \"{k=1}\"",
                "States.Format('{}', $.mixed)                           | \"{s=x, l=[1, null, {d=1.5}]}\"",
                "States.Format('no place')                              | \"no place\"",
                "States.Format('')                                      | \"\"",
                "States.Format($.template, $.name)                      | \"Hi Ada!\"",
                "States.Format($.braces, $.name)                        | \"{Ada}\"",
                "States.Format('\\{\\} \\'{}\\' \\\\', $.name)          | \"{} 'Ada' \\\\\"",
                "States.Format('{}{}', 'a', 1)                          | \"a1\"",
                "States.Format('{}', '\\{\\}')                          | \"{}\"",
                "States.Format('{}', $.items[*].v)                      | \"[1, 2]\"",
                "States.Format('{}', States.JsonToString($.object))     | \"{\\\"k\\\":1}\"",
                // what StringToJson gives is shown otherwise than a string (measured)
                "States.Format('{}', States.StringToJson('\"x\"'))      | \"\\\"x\\\"\"",
                // StringToJson (recorded)
                "States.StringToJson($.json)                            | {\"a\":1}",
                "States.StringToJson('')                                | null",
                "States.StringToJson(' ')                               | null",
                "States.StringToJson('null')                            | null",
                "States.StringToJson('-0')                              | 0",
                "States.StringToJson('1.10')                            | 1.1",
                "States.StringToJson(' {\"b\":[1,2]} ')                 | {\"b\":[1,2]}",
                "States.StringToJson('\"Hello\"')                       | \"Hello\"",
                // JsonToString (recorded)
                "States.JsonToString($.object)                          | \"{\\\"k\\\":1}\"",
                "States.JsonToString('x')                               | \"\\\"x\\\"\"",
                "States.JsonToString($.none)                            | \"null\"",
                "States.JsonToString($.n)                               | \"2.5\"",
                "States.JsonToString(States.Array(1, 'a', null))        | \"[1,\\\"a\\\",null]\"",
                // arrays
                "States.Array()                                         | []",
                "States.Array(1, 'two', true, null, $.list)             | [1,\"two\",true,null,[10,20,30]]",
                "States.ArrayPartition($.list, 2)                       | [[10,20],[30]]",
                "States.ArrayPartition($.list, 9)                       | [[10,20,30]]",
                "States.ArrayPartition($.empty, 3)                      | []",
                "States.ArrayPartition($.list, 2.9)                     | [[10,20],[30]]",
                "States.ArrayPartition($.list, 2147483647)              | [[10,20,30]]",
                "States.ArrayContains($.list, 20)                       | true",
                "States.ArrayContains($.list, 21)                       | false",
                "States.ArrayContains($.empty, 1)                       | false",
                "States.ArrayContains($.items, $.items[1])              | true",
                "States.ArrayContains(States.Array(null), null)         | true",
                "States.ArrayContains(States.Array('20'), 20)           | true",
                "States.ArrayContains(States.Array('true'), true)       | true",
                "States.ArrayContains(States.Array(0, 1), false)        | false",
                "States.ArrayContains(States.Array($.list), $.list)     | true",
                "States.ArrayRange(0, 10, 3)                            | [0,3,6,9]",
                "States.ArrayRange(1, 9, 9)                             | [1]",
                "States.ArrayRange(1, 9, 2)                             | [1,3,5,7,9]",
                "States.ArrayRange(5, 1, -2)                            | [5,3,1]",
                "States.ArrayRange(3, 3, -1)                            | [3]",
                "States.ArrayRange(5, 1, 1)                             | []",
                "States.ArrayRange(1, 5, -1)                            | []",
                "States.ArrayRange(5.4, -0.6, -2.4)                     | [5,3,1]",
                "States.ArrayRange(2147483646, 2147483647, 1)           | [2147483646,2147483647]",
                "States.ArrayGetItem($.list, 1)                         | 20",
                "States.ArrayGetItem($.list, 1.9)                       | 20",
                "States.ArrayGetItem($.empty, 999)                      | null",
                "States.ArrayGetItem(States.Array(null), 0)             | null",
                "States.ArrayLength($.list)                             | 3",
                "States.ArrayLength($.items[*].v)                       | 2",
                "States.ArrayUnique(States.Array(1, 2, 3, 3, 3, 4))     | [1,2,3,4]",
                "States.ArrayUnique(States.Array('a', 'b', 'a', 'c'))   | [\"a\",\"b\",\"c\"]",
                "States.ArrayUnique($.empty)                            | []",
                // the order of a hash set (measured)
                "States.ArrayUnique(States.Array(true, false, true))    | [false,true]",
                "States.ArrayUnique(States.Array(null, null, 1, null))  | [null,1]",
                "States.ArrayUnique(States.Array(1, '1', 1, '01'))      | [1,\"1\",\"01\"]",
                "States.ArrayUnique(States.Array(States.Array(1,2), States.Array(2,1), States.Array(1,2))) | [[2,1],[1,2]]",
                // texts
                "States.Base64Encode('hello')                           | \"aGVsbG8=\"",
                "States.Base64Encode('')                                | \"\"",
                "States.Base64Encode('✓')                               | \"4pyT\"",
                "States.Base64Decode('RGF0YSB0byBlbmNvZGU=')            | \"Data to encode\"",
                "States.Base64Decode('')                                | \"\"",
                "States.Base64Decode('4pyT')                            | \"✓\"",
                // what is no Base64 is passed over (measured)
                "States.Base64Decode(' YWJj ZA== ')                     | \"abcd\"",
                "States.Base64Decode('YWJjZA')                          | \"abcd\"",
                "States.Base64Decode('!!!YWJj!!!')                      | \"abc\"",
                "States.Base64Decode('YQ==YQ')                          | \"a\"",
                "States.Hash('input data', 'MD5')                       | \"812f45842bc6d66ee14572ce20db8e86\"",
                "States.Hash('input data', 'SHA-1')                     | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
                "States.Hash('hello', 'SHA-256')"
                        + " | \"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"",
                "States.Hash(States.JsonToString(1), 'MD5')             | \"c4ca4238a0b923820dcc509a6f75849b\"",
                "States.Hash(1, 'MD5')                                  | \"c4ca4238a0b923820dcc509a6f75849b\"",
                "States.StringSplit('1,2,,3', ',')                      | [\"1\",\"2\",\"3\"]",
                "States.StringSplit('This.is+a,test=string', '.+,=')    | [\"This\",\"is\",\"a\",\"test\",\"string\"]",
                "States.StringSplit(', , ,', ',')                       | [\" \",\" \"]",
                "States.StringSplit(',,,,', ',')                        | []",
                "States.StringSplit('', ',')                            | []",
                "States.StringSplit('abc', '')                          | [\"abc\"]",
                "States.StringSplit('1a2b3ab4', 'ab')                   | [\"1\",\"2\",\"3\",\"4\"]",
                // objects and numbers
                "States.JsonMerge($.object, $.mixed, false)             | {\"k\":1,\"s\":\"x\",\"l\":[1,null,{\"d\":1.5}]}",
                "States.JsonMerge(States.StringToJson('{\"k\":2,\"z\":3}'), $.object, false) | {\"k\":1,\"z\":3}",
                "States.JsonMerge($.object, $.object, 'deep')           | {\"k\":1}",
                "States.MathAdd($.a, -1)                                | 0",
                "States.MathAdd(1.49, 1.5)                              | 3",
                "States.MathAdd(-1.5, -1.51)                            | -3",
                "States.MathAdd(-0.5, 0)                                | 0",
                "States.MathAdd(2147483646, 1)                          | 2147483647",
                "States.MathAdd(-2147483647, -1)                        | -2147483648",
                // paths
                "States.Array($$.Execution.Id, $v.x)                    | [\"id-1\",7]",
                "States.ArrayLength($.nothing[*])                       | 0",
            })
    void givesWhatAwsGives(String call, String expected) throws JsonProcessingException {
        assertThat(evaluate(call)).isEqualTo(new IntrinsicResult.Value(JSON.readTree(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Format('{} {}', $.a)             | Format: number of arguments do not match the occurrences of {}.",
                "States.Format('{}', $.a, $.n)           | Format: number of arguments do not match the occurrences of {}.",
                "States.Format($.a, $.n)                 | Format: number of arguments do not match the occurrences of {}.",
                "States.StringToJson('{bad json}')       | StringToJson",
                "States.StringToJson('{\"a\":1')         | StringToJson",
                "States.StringToJson('undefined')        | StringToJson",
                "States.StringToJson($.a)                | StringToJson",
                "States.StringToJson($.object)           | StringToJson",
                "States.StringToJson($.none)             | StringToJson",
                "States.ArrayPartition('x', 2)           | ArrayPartition",
                "States.ArrayPartition($.list, 0)        | ArrayPartition",
                "States.ArrayPartition($.list, 0.6)      | ArrayPartition",
                "States.ArrayPartition($.list, -1)       | ArrayPartition",
                "States.ArrayPartition($.list, '2')      | ArrayPartition",
                "States.ArrayPartition($.list, null)     | ArrayPartition",
                "States.ArrayContains('x', 'x')          | ArrayContains",
                "States.ArrayRange(1, 10, 0)             | ArrayRange",
                "States.ArrayRange(1, 10, 0.49)          | ArrayRange",
                "States.ArrayRange(1, 1001, 1)           | ArrayRange",
                "States.ArrayRange(1001, 1, -1)          | ArrayRange",
                "States.ArrayRange('a', 5, 1)            | ArrayRange",
                "States.ArrayRange(1, 'b', 1)            | ArrayRange",
                "States.ArrayRange(1, 5, 'c')            | ArrayRange",
                "States.ArrayRange(1, $.big, 1)          | ArrayRange",
                "States.ArrayRange(-2147483648, 2147483647, 1) | ArrayRange",
                "States.ArrayGetItem($.list, 3)          | ArrayGetItem",
                "States.ArrayGetItem($.list, -1)         | ArrayGetItem",
                "States.ArrayGetItem($.list, '1')        | ArrayGetItem",
                "States.ArrayGetItem('x', 0)             | ArrayGetItem",
                "States.ArrayLength($.text)              | ArrayLength",
                "States.ArrayLength($.object)            | ArrayLength",
                "States.ArrayUnique($.object)            | ArrayUnique",
                "States.Base64Encode(123)                | Base64Encode",
                "States.Base64Encode($.list)             | Base64Encode",
                "States.Base64Decode($.object)           | Base64Decode",
                "States.Hash('x', 'sha-256')             | Hash",
                "States.Hash('x', 'SHA256')              | Hash",
                "States.Hash('x', 123)                   | Hash",
                "States.StringSplit(123, ',')            | StringSplit",
                "States.StringSplit('a,b', $.list)       | StringSplit",
                "States.StringSplit($.none, ',')         | StringSplit",
                "States.JsonMerge($.none, $.object, false) | JsonMerge",
                "States.JsonMerge($.object, $.list, false) | JsonMerge",
                "States.JsonMerge($.object, $.object, true) | JsonMerge",
                "States.MathAdd('1', 2)                  | MathAdd",
                "States.MathAdd(1, null)                 | MathAdd",
                "States.MathAdd(true, 1)                 | MathAdd",
                "States.MathAdd(2147483647, 1)           | MathAdd",
                "States.MathAdd(-2147483648, -1)         | MathAdd",
                "States.MathAdd($.big, 1)                | MathAdd",
                "States.MathAdd(1e309, 1)                | MathAdd",
                "States.MathRandom(1, 1)                 | MathRandom",
                "States.MathRandom(10, 5)                | MathRandom",
                "States.MathRandom(1.4, 1.6)             | MathRandom",
                "States.MathRandom('a', 10)              | MathRandom",
                "States.MathRandom(1, 10, 'seed')        | MathRandom",
                "States.MathRandom(1, 10, null)          | MathRandom",
            })
    void refusesArgumentsItCannotDoWith(String call, String function) throws JsonProcessingException {
        assertThat(evaluate(call))
                .isEqualTo(new IntrinsicResult.Failed("The function '" + call
                        + "' had the following error: Invalid arguments in States." + function));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Format('Hello {', $.a)    | matching '}' not found for '{'.",
                "States.Format('Hello {{}}', $.a) | matching '}' not found for '{'.",
                "States.Format('{x}', $.a)        | matching '}' not found for '{'.",
                "States.Format('}')               | matching '{' not found for '}'.",
                "States.Format('\\{}', $.a)       | matching '{' not found for '}'.",
            })
    void refusesTemplatesWithLooseBraces(String call, String problem) throws JsonProcessingException {
        assertThat(evaluate(call))
                .isEqualTo(new IntrinsicResult.Failed("The function '" + call
                        + "' had the following error: Invalid template in States.Format: " + problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Format('{}', $.nope)                  | $.nope",
                "States.Array($.a, $.object.nope)             | $.object.nope",
                "States.Array($.nope, $.other)                | $.nope",
                "States.Array($.list[3])                      | $.list[3]",
                "States.Array(States.ArrayLength($.nope))     | $.nope",
                "States.Array($.text.nope)                    | $.text.nope",
                "States.Array($$.Execution.Nope)              | $.Execution.Nope",
                "States.Array($v.nope)                        | $v.nope",
                "States.Format($.nope)                        | $.nope",
            })
    void tellsWhichPathLeadsNowhere(String call, String path) throws JsonProcessingException {
        assertThat(evaluate(call))
                .isEqualTo(new IntrinsicResult.Miss("The function '" + call
                        + "' had the following error: The JsonPath argument for the field '" + path
                        + "' could not be found in the input '" + JSON.readTree(INPUT) + "'"));
    }

    @Test
    void tellsOfAStepThatDoesNotFit() throws JsonProcessingException {
        assertThat(evaluate("States.Array($.a[0])"))
                .isEqualTo(new IntrinsicResult.Miss("The function 'States.Array($.a[0])' had the following error:"
                        + " Filter: [0] can only be applied to arrays. Current context is: 1"));
    }

    @Test
    void aFailureInsideIsToldOfTheOutermostCall() throws JsonProcessingException {
        assertThat(evaluate("States.Array(States.MathAdd('a', 1))"))
                .isEqualTo(new IntrinsicResult.Failed("The function 'States.Array(States.MathAdd('a', 1))' had the"
                        + " following error: Invalid arguments in States.MathAdd"));
    }

    @Test
    void argumentsAreEvaluatedFromLeftToRight() throws JsonProcessingException {
        assertThat(evaluate("States.Array(States.ArrayLength('x'), $.nope)"))
                .isInstanceOf(IntrinsicResult.Failed.class);
        assertThat(evaluate("States.Array($.nope, States.ArrayLength('x'))")).isInstanceOf(IntrinsicResult.Miss.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Base64Encode($)", "States.Base64Decode($)", "States.Hash($, 'MD5')"})
    void dataMayHaveTenThousandCharacters(String call) {
        assertThat(evaluate(call, JsonNodeFactory.instance.textNode("a".repeat(10_000)), new Random(1)))
                .isInstanceOf(IntrinsicResult.Value.class);
        assertThat(evaluate(call, JsonNodeFactory.instance.textNode("a".repeat(10_001)), new Random(1)))
                .isInstanceOf(IntrinsicResult.Failed.class);
    }

    @Test
    void rangesMayHaveAThousandElements() throws JsonProcessingException {
        assertThat(evaluate("States.ArrayLength(States.ArrayRange(1, 1000, 1))"))
                .isEqualTo(new IntrinsicResult.Value(JSON.readTree("1000")));
        assertThat(evaluate("States.ArrayLength(States.ArrayRange(1000, 1, -1))"))
                .isEqualTo(new IntrinsicResult.Value(JSON.readTree("1000")));
    }

    @Test
    void objectsWithTheirMembersInAnotherOrderAreTheSameInAUniqueArrayOnly() throws JsonProcessingException {
        JsonNode input = JSON.readTree("{\"l\": [{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]}");
        assertThat(evaluate("States.ArrayUnique($.l)", input, new Random(1)))
                .isEqualTo(new IntrinsicResult.Value(JSON.readTree("[{\"a\": 1, \"b\": 2}]")));
        JsonNode other = JSON.readTree("{\"l\": [{\"a\": 1, \"b\": 2}], \"x\": {\"b\": 2, \"a\": 1}}");
        assertThat(evaluate("States.ArrayContains($.l, $.x)", other, new Random(1)))
                .isEqualTo(new IntrinsicResult.Value(JSON.readTree("false")));
    }

    @Test
    void valuesKeepTheirSpelling() throws JsonProcessingException {
        JsonNode input = JSON.readTree("{\"n\": [1.0, 12345678901234567890, 1e2], \"o\": {\"z\": 1, \"a\": 2}}");
        assertThat(evaluate("States.JsonToString(States.Array($.n, $.o))", input, new Random(1)))
                .isEqualTo(new IntrinsicResult.Value(
                        JsonNodeFactory.instance.textNode("[[1.0,12345678901234567890,100.0],{\"z\":1,\"a\":2}]")));
        assertThat(evaluate("States.ArrayGetItem($.n, 0)", input, new Random(1)))
                .isEqualTo(new IntrinsicResult.Value(input.get("n").get(0)));
    }

    @Test
    void chanceComesFromTheGenerator() throws JsonProcessingException {
        JsonNode input = JSON.readTree("{}");
        IntrinsicResult first = evaluate("States.UUID()", input, new SplittableRandom(7));
        assertThat(evaluate("States.UUID()", input, new SplittableRandom(7))).isEqualTo(first);
        assertThat(evaluate("States.UUID()", input, new SplittableRandom(8))).isNotEqualTo(first);
        assertThat(((IntrinsicResult.Value) first).value().textValue())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void randomNumbersAreInTheirRangeAndReachItsEnds() throws JsonProcessingException {
        JsonNode input = JSON.readTree("{}");
        RandomGenerator random = new SplittableRandom(1);
        boolean[] seen = new boolean[5];
        for (int draw = 0; draw < 200; draw++) {
            IntrinsicResult result = evaluate("States.MathRandom(1.6, 5.4)", input, random);
            seen[((IntrinsicResult.Value) result).value().intValue()] = true;
        }
        assertThat(seen).containsExactly(false, true, true, true, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "-10", "0", "2.6"})
    void aSeedSaysWhatIsDrawn(String seed) throws JsonProcessingException {
        String call = "States.MathRandom(-1000000, 1000000, " + seed + ")";
        JsonNode input = JSON.readTree("{}");
        assertThat(evaluate(call, input, new SplittableRandom(1)))
                .isInstanceOf(IntrinsicResult.Value.class)
                .isEqualTo(evaluate(call, input, new SplittableRandom(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Format('FORMAT', ARGUMENTS)", "States.JsonToString(States.Array(ARGUMENTS))"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void resultsOfManyGigabytesAreNotMade(String pattern) {
        String arguments = "$" + ", $".repeat(49_999);
        String call = pattern.replace("FORMAT", "{}".repeat(50_000)).replace("ARGUMENTS", arguments);
        assertThat(evaluate(call, JsonNodeFactory.instance.textNode("a".repeat(250_000)), new Random(1)))
                .isInstanceOf(IntrinsicResult.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.Format('{}', $)",
                "States.JsonToString($)",
                "States.ArrayUnique(States.Array($, $))",
                "States.ArrayContains(States.Array($, $), $)",
                "States.Hash($, 'MD5')",
            })
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void deepArgumentsOverflowNothing(String call) {
        JsonNode deep = JsonNodeFactory.instance.objectNode();
        for (int depth = 0; depth < 100_000; depth++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }
        assertThat(evaluate(call, deep, new Random(1))).isNotNull();
    }

    private static IntrinsicResult evaluate(String call) throws JsonProcessingException {
        return evaluate(call, JSON.readTree(INPUT), new SplittableRandom(1));
    }

    private static IntrinsicResult evaluate(String call, JsonNode input, RandomGenerator random) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution").put("Id", "id-1");
        JsonNode variable = JsonNodeFactory.instance.objectNode().put("x", 7);
        PathResolver resolver = path -> path.read(
                path.root() instanceof PathRoot.Context
                        ? context
                        : path.root() instanceof PathRoot.Variable ? variable : input);
        return IntrinsicEvaluator.evaluate(
                IntrinsicCall.parse(call).toOptional().orElseThrow(() -> new AssertionError(call)), resolver, random);
    }
}
