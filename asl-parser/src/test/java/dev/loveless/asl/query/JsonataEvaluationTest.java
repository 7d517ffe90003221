package dev.loveless.asl.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataEvaluationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsTheMembersOfStatesAndVariables() throws JsonProcessingException {
        Evaluations evaluations = new Evaluations()
                .input(JSON.readTree("{\"a\": 1}"))
                .states(StatesMember.CONTEXT, JSON.readTree("{\"Execution\": {\"Id\": \"id-1\"}}"))
                .states(StatesMember.RESULT, JSON.readTree("[1, 2]"))
                .states(StatesMember.ERROR_OUTPUT, JSON.readTree("{\"Error\": \"E\"}"))
                .variable("limit", JSON.readTree("{\"max\": 5}"));
        assertThat(evaluations.show("[$states.input.a, $states.context.Execution.Id, $states.result[1],"
                        + " $states.errorOutput.Error, $limit.max]"))
                .isEqualTo("[1,\"id-1\",2,\"E\",5]");
        assertThat(evaluations.show("$keys($states)")).isEqualTo("[\"input\",\"context\",\"result\",\"errorOutput\"]");
        assertThat(evaluations.show("($s := $states; $s.result)")).isEqualTo("[1,2]");
    }

    @Test
    void isNotAskedForWhatTheExpressionDoesNotRead() {
        JsonataBindings bindings = new JsonataBindings() {
            @Override
            public Optional<JsonNode> states(StatesMember member) {
                assertThat(member).isEqualTo(StatesMember.INPUT);
                return Optional.of(JsonNodeFactory.instance.numberNode(1));
            }

            @Override
            public Optional<JsonNode> variable(String name) {
                assertThat(name).isEqualTo("v");
                return Optional.empty();
            }

            @Override
            public long epochMillis() {
                throw new AssertionError("no time is needed");
            }

            @Override
            public RandomGenerator random() {
                throw new AssertionError("no chance is needed");
            }
        };
        assertThat(Evaluations.parse("[$states.input, $v]").evaluate(bindings, JsonataLimits.AWS))
                .isEqualTo(new JsonataResult.Value(
                        JsonNodeFactory.instance.arrayNode().add(1)));
    }

    @Test
    void whatIsNotThereIsUndefined() {
        Evaluations nothing = new Evaluations();
        assertThat(nothing.evaluate("$states.input")).isEqualTo(new JsonataResult.Undefined());
        assertThat(nothing.evaluate("$doesNotExist")).isEqualTo(new JsonataResult.Undefined());
        assertThat(nothing.evaluate("$states.input.a.b")).isEqualTo(new JsonataResult.Undefined());
        assertThat(nothing.show("$exists($doesNotExist)")).isEqualTo("false");
    }

    @Test
    void recordedTextOfAFunctionThatIsNone() {
        assertThat(new Evaluations().evaluate("$randomSeeded($states.input.FunctionInput.fst)"))
                .isEqualTo(new JsonataResult.Failed(
                        " threw an error during evaluation. T1006: Attempted to invoke a non-function"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.0                   | 1",
                "-0.0                  | 0",
                "1e2                   | 100",
                "0.1                   | 0.1",
                "1e-7                  | 1.0E-7",
                "9007199254740993      | 9007199254740993",
                "9223372036854775807   | 9223372036854775807",
                "9223372036854775808   | 9.223372036854776E18",
                "12345678901234567890  | 1.2345678901234567E19",
                "[1.0, {\"a\": 2.50}]  | [1,{\"a\":2.5}]",
            })
    void numbersComeOutAsAwsWritesThem(String input, String expected) throws JsonProcessingException {
        assertThat(new Evaluations().input(JSON.readTree(input)).show("$states.input"))
                .isEqualTo(expected);
    }

    @Test
    void valuesPassThroughWithTheirOrderAndNulls() throws JsonProcessingException {
        String json = "{\"z\":1,\"a\":[null,{\"y\":null,\"b\":\"“”\"}],\"m\":{},\"l\":[]}";
        Evaluations evaluations = new Evaluations().input(JSON.readTree(json));
        assertThat(evaluations.show("$states.input")).isEqualTo(json);
        assertThat(evaluations.show("{\"copy\": $states.input, \"nothing\": null}"))
                .isEqualTo("{\"copy\":" + json + ",\"nothing\":null}");
        assertThat(evaluations.show("$states.input.a[0]")).isEqualTo("null");
        assertThat(evaluations.show("$count($states.input.a)")).isEqualTo("2");
    }

    @Test
    void theDataStaysAsItIs() throws JsonProcessingException {
        JsonNode input = JSON.readTree("{\"list\": [], \"o\": {\"a\": 1}}");
        JsonNode before = input.deepCopy();
        Evaluations evaluations = new Evaluations().input(input).variable("v", input);
        evaluations.show("$v.o ~> |$|{\"b\": 2}, [\"a\"]|");
        evaluations.show("$v.list{\"k\": 1}");
        evaluations.show("$append($states.input.list, 1)");
        assertThat(input).isEqualTo(before);
    }

    @Test
    void anEvaluationHasOneTime() {
        assertThat(new Evaluations().show("[$millis(), $now(), $toMillis($now()), $millis() = $millis()]"))
                .isEqualTo("[1700000000123,\"2023-11-14T22:13:20.123Z\",1700000000123,true]");
    }

    @Test
    void whatAPictureLeavesOutIsTakenFromThatTime() {
        Evaluations evaluations = new Evaluations();
        assertThat(evaluations.show("$fromMillis($toMillis('12:30', '[H]:[m]'))"))
                .isEqualTo("\"2023-11-14T12:30:00.000Z\"");
        assertThat(evaluations.show("$fromMillis($toMillis('5/6', '[M]/[D]'))"))
                .isEqualTo("\"2023-05-06T00:00:00.000Z\"");
        assertThat(evaluations.show("$fromMillis($toMillis('7', '[D]'))")).isEqualTo("\"2023-11-07T00:00:00.000Z\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$random(), $random(), $uuid(), $shuffle([1..20]), $now()]",
                "$map([1..5], function($i) { $uuid() & $i })",
                "$states.input.items ~> $map(function($v, $k, $a) { {'v': $v, 'n': $count($a)} })",
                "$merge([$states.input, {'t': $millis()}])",
            })
    void theSameBindingsGiveTheSameResultWhateverTheMachine(String expression) throws JsonProcessingException {
        JsonNode input = JSON.readTree("{\"items\": [1, 2, 3]}");
        String first =
                new Evaluations().input(input).random(new SplittableRandom(5)).show(expression);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(new Evaluations()
                            .input(input)
                            .random(new SplittableRandom(5))
                            .show(expression))
                    .isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void neitherLanguageNorZoneOfTheMachineMatters() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(new Evaluations()
                            .show("[$uppercase('title'), $lowercase('TITLE'),"
                                    + " $toMillis('2024-01-01T00:00:00'), $formatNumber(1.5, '0.0')]"))
                    .isEqualTo("[\"TITLE\",\"title\",1704067200000,\"1.5\"]");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anExpressionCanBeSharedByThreads() throws ExecutionException, InterruptedException {
        JsonataExpression expression = Evaluations.parse(
                "$sum($map([1..50], function($x) { $x * $states.input })) & $match('aab', /a+/).match");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> checks = new ArrayList<>();
            for (int number = 1; number <= 200; number++) {
                int input = number;
                checks.add(threads.submit(() -> expression
                        .evaluate(
                                new Evaluations().input(JsonNodeFactory.instance.numberNode(input)), JsonataLimits.AWS)
                        .equals(new JsonataResult.Value(JsonNodeFactory.instance.textNode(1275 * input + "aa")))));
            }
            for (Future<Boolean> check : checks) {
                assertThat(check.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void evaluationsCanBeNested() {
        JsonataBindings bindings = new Evaluations() {
            @Override
            public Optional<JsonNode> variable(String name) {
                String inner = new Evaluations().show("$contains('aab', /b/) & $uuid()");
                return Optional.of(JsonNodeFactory.instance.textNode(inner.substring(0, 5)));
            }
        };
        assertThat(Evaluations.parse("$v & $contains('x', /x/)").evaluate(bindings, JsonataLimits.AWS))
                .isEqualTo(new JsonataResult.Value(JsonNodeFactory.instance.textNode("\"truetrue")));
    }

    @Test
    void faultsOfTheCallerAreNotTakenForThoseOfTheExpression() {
        JsonataBindings broken = new Evaluations() {
            @Override
            public Optional<JsonNode> variable(String name) {
                throw new IllegalStateException("no variables today");
            }
        };
        JsonataExpression expression = Evaluations.parse("$v");
        assertThatThrownBy(() -> expression.evaluate(broken, JsonataLimits.AWS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no variables today");
    }

    @Test
    void nothingIsPrinted() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            for (String expression : List.of(
                    "'a'(1)",
                    "$replace('abc', /b/, function($m) { 1 })",
                    "$nope(1)",
                    "$eval('1')",
                    "$sort([1, 'a'])",
                    "$error('%s %d')",
                    "$parseInteger('x', '#,##0')",
                    "$base64decode('!')")) {
                new Evaluations().show(expression);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
