package dev.loveless.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression stalls, overflows the stack or fills the memory. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonataLimitsTest {
    private static final String TIME =
            "error threw an error during evaluation: Expression evaluation timeout: Check for infinite loop";
    private static final String MEMORY = "error threw an error during evaluation: Expression evaluation memory limit"
            + " exceeded: Check for excessive memory usage";
    private static final String STACK = "error threw an error during evaluation: Stack overflow error: Check for"
            + " non-terminating recursive function. Consider rewriting as tail-recursive";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $f($n) }; $f(1))",
                "($f := function($n) { $f($n + 1) }; [1, $f(1) > 0, true])",
                "($true := function($n) { $n > 0 and $true($n) }; $f := function($n) { $f($n) }; true and $f(1))",
                "$contains($pad('a', 60, 'a') & '!', /(.*a){12}b/)",
                "$match($pad('a', 60, 'a') & '!', /(\\w+)*\\1b/)",
                "$replace($pad('a', 60, 'a') & '!', /(a+)+\\1c/, 'x')",
                "$split($pad('a', 60, 'a') & '!', /(a+)+\\1c/)",
                "/(a+)+\\1c/($pad('a', 60, 'a') & '!')",
                "$pad('a', 60, 'a') & '!' ~> /(a+)+\\1c/",
                "$map([$pad('a', 60, 'a') & '!'], /(a+)+\\1c/)",
                "$reduce([1..800000], $append)",
                "($l := [1..800000]; $map($l, function($x) { $x in $l }))",
                "$sort([1..800000], function($a, $b) { $a < $b })",
                "$map([1..2000], function($i) { $reverse([1..100000]) })",
                "($l := [1..5000]; $map($l, function($x) { $count($l[$ = $x]) }))",
                "($s := $pad('a', 4000000); $map([1..1000], function($i) { $s & $i }))",
                "($s := $pad('a', 4000000); $map([1..1000], function($i) { $uppercase($s) }))",
            })
    void whatTakesTooLongIsEnded(String expression) {
        assertThat(new Evaluations().show(expression)).isEqualTo(TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1..873783]",
                "[1..100000000]",
                "$map([1..10000000], function($v) { $v })",
                "$length($pad('', 8388608))",
                "$pad('a', -2000000000)",
                "$range(1, 360146, 1)",
                "$range(-1e18, 1e18, 1)",
                "($s := $pad('a', 1000000, 'a'); $replace($s, 'a', $s))",
                "($s := $pad('a', 1000000, 'a'); $replace($s, /a/, $s))",
                "($s := $pad('a', 7000); $join($map([1..1000], function($i) { $s })))",
                "($s := $pad('', 6000000, 'a'); $split($s, ''))",
                "($s := $pad('', 6000000, 'a'); $match($s, /a/))",
                "($s := $pad('a', 6000000); $s & $s)",
                "($s := $pad('a', 4000000); {'a': $s, 'b': $s})",
            })
    void whatIsTooLargeIsNotMade(String expression) {
        assertThat(new Evaluations().show(expression)).isEqualTo(MEMORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { 1 + $f($n) }; $f(1))",
                "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(100))",
                "($f := function($n) { $map([1], function($x) { $f($x) }) }; $f(1))",
                "($f := function($n) { [$f($n)] }; $g := function($n) { $f($n) }; $f(1) or true)",
            })
    void recursionThatIsTooDeepIsEnded(String expression) {
        assertThat(new Evaluations().show(expression)).isEqualTo(STACK);
    }

    @Test
    void whatIsJustAllowedIsAllowed() {
        Evaluations evaluations = new Evaluations();
        assertThat(evaluations.show("$count([1..873782])")).isEqualTo("873782");
        assertThat(evaluations.show("$count($range(1, 360145, 1))")).isEqualTo("360145");
        assertThat(evaluations.show("$length($pad('', 4194304))")).isEqualTo("4194304");
        assertThat(evaluations.show("($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(99))"))
                .isEqualTo("99");
        assertThat(evaluations.show("($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(5000))"))
                .isEqualTo("\"done\"");
    }

    @Test
    void thousandsOfItemsAreNoTrouble() {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < 3000; index++) {
            items.addObject().put("id", index).put("name", "name " + index);
        }
        JsonNode input = JsonNodeFactory.instance.objectNode().set("items", items);
        assertThat(new Evaluations()
                        .input(input)
                        .show("$count($map($states.input.items, function($i, $n) {"
                                + " {'n': $n, 'of': $count($states.input.items), 'name': $uppercase($i.name)} }))"))
                .isEqualTo("3000");
    }

    @Test
    void theLimitsCanBeOthers() {
        assertThat(new Evaluations().limits(new JsonataLimits(50, 100, 1000)).show("$sum([1..90])"))
                .isEqualTo("4095");
        assertThat(new Evaluations()
                        .limits(new JsonataLimits(50, 100, 1000))
                        .show("$map([1..90], function($x) { $x })"))
                .isEqualTo(TIME);
        assertThat(new Evaluations().limits(new JsonataLimits(5000, 100, 1000)).show("[1..126]"))
                .isEqualTo(MEMORY);
        assertThat(new Evaluations()
                        .limits(new JsonataLimits(5000, 3, 1000))
                        .show("($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(3))"))
                .isEqualTo(STACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input",
                "$string($states.input)",
                "$states.input.**",
                "$states.input = $states.input",
                "$states.input ~> |**|{'x': 1}|",
                "$distinct([$states.input, $states.input])",
            })
    void deepDataOverflowNothing(String expression) {
        assertThat(new Evaluations().input(Evaluations.nested(100_000)).show(expression))
                .isEqualTo(STACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $n = 0 ? 0 : [1, 1 + $f($n - 1)][1] }; $f(99))",
                "($f := function($n) { $n = 0 ? 0 : $sum($map([$n], function($x) { 1 + $f($x - 1) })) }; $f(45))",
                "($f := function($n) { $n = 0 ? 0 : {'a': {'b': 1 + ($f($n - 1) * 1)}}.a.b }; $f(60))",
            })
    void allowedDepthFitsAStackOfUsualSize(String expression) throws ExecutionException, InterruptedException {
        FutureTask<String> task = new FutureTask<>(() -> new Evaluations().show(expression));
        Thread thread = new Thread(null, task, "usual", 1024 * 1024);
        thread.start();
        assertThat(task.get()).matches("\\d+");
    }

    @Test
    void anEvaluationThatWasEndedLeavesNothingBehind() {
        Evaluations evaluations = new Evaluations();
        for (int round = 0; round < 3; round++) {
            assertThat(evaluations.show("($f := function($n) { 1 + $f($n) }; $f(1))"))
                    .isEqualTo(STACK);
            assertThat(evaluations.show("$contains('aab', /b/) & $sum([1, 2])")).isEqualTo("\"true3\"");
        }
    }
}
