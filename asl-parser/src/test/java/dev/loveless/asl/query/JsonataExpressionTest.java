package dev.loveless.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.Parsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSONata as states use it: what is well-formed, what it reads, and what the service does not accept in it. */
class JsonataExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "$a                                            → [a]",
                "$a.b[$c = d]                                  → [a, c]",
                "$a + $b * -$c                                 → [a, b, c]",
                "$sum($items.(price * $rate))                  → [items, rate]",
                "($x := $a; $x + $y)                           → [a, y]",
                "($x := 1; ($y := $x; $y)); $z                 → refused",
                "($x := 1; ($y := $x); $y)                     → [y]",
                "($f := function($v) { $v + $w }; $f($a))      → [a, w]",
                "$map($list, function($v, $i) { $v & $i })     → [list]",
                "$map($list, $string)                          → [list]",
                "$list ~> $map(function($v) { $v }) ~> $sum    → [list]",
                "$filter($list, function($v) { $v > $limit })  → [limit, list]",
                "$reduce($l, function($a, $b) { $a + $b }, $s) → [l, s]",
                "$cond ? $yes : $no                            → [cond, no, yes]",
                "{'a': $a, $key: $b}                           → [a, b, key]",
                "[$a, [$b], 1..$n]                             → [a, b, n]",
                "$a ~> |$|{'x': $b}, ['y']|                    → [a, b]",
                "$list^(>$.price, name)                        → [list]",
                "$list{name: $sum(price) * $rate}              → [list, rate]",
                "$list#$i[$i < $n]                             → [list, n]",
                "$list@$x.other[id = $x.id]                    → [list]",
                "$list[x = 1]#$p.{'p': $p, 'n': $n}            → [list, n]",
                "$list#$i[$i = 1]#$j.{'i': $i, 'j': $j}        → [list]",
                "$list@$x.other#$i{$x.id: $i + $rate}          → [list, rate]",
                "$list#$i.a + $i                               → [i, list]",
                "($f := function($n){ $n < 2 ? 1 : $map([$n - 1], $f) }; $f(3))   → []",
                "$f := function($n){ $map([$n - 1], $f) }      → []",
                "($f := function(){ $h }; $h := 2; $f())       → []",
                "($f := function(){ ($g := function(){ $h }; $g()) }; ($i := 1; $h := 2); $f()) → [h]",
                "($even := function($n){ $map([$n - 1], $odd) }; $odd := function($n){ $map([$n - 1], $even) }; $even(3)) → []",
                "($t := |$|{'x': $h}|; $h := 2; $a ~> $t)      → [a]",
                "($y := $x; $x := 1; $y)                       → [x]",
                "($f := function(){ ($h := 1) }; $h)           → [h]",
                "$states.input.a & $states.context.State.Name  → []",
                "$uuid() & $hash('a', 'MD5') & $now()          → []",
                "$unknown($a)                                  → [a]",
                "'$a' & \"$b\" & /$c/                          → []",
                "/* $a */ 1                                    → []"
            })
    void tellsTheVariablesThatItReads(String expression, String variables) {
        assertThat(JsonataExpression.parse("{% " + expression + " %}")
                        .<String>fold(it -> it.variables().toString(), failure -> "refused"))
                .isEqualTo(variables);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% 1 %}",
                "{%1%}",
                "{% null %}",
                "{% 'a' %}",
                "{% \"a\" %}",
                "{% `a b`.c ~> $string %}",
                "{% [] %}",
                "{% {} %}",
                "{% $states.input.**.a %}",
                "{% $states.input.a.%.b %}",
                "{% $states.input.*[0] %}",
                "{% λ($x) { $x }(1) %}",
                "{% $x in [1, 2] and true or false %}",
                "{% $replace('a', /a/im, 'b') %}",
                "{% ( ) %}"
            })
    void takesWhatTheLanguageHas(String text) {
        assertThat(JsonataExpression.isDelimited(text)).isTrue();
        assertThat(JsonataExpression.parse(text).<String>fold(it -> it.text(), Parsed.Failure::reason))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` `             | Unexpected end of expression",
                "$x :=           | Unexpected end of expression",
                "(1              | Expected \")\" before end of expression",
                "$x[0,           | Expected \"]\", got \",\"",
                "'text           | String literal must be terminated by a matching quote",
                "}               | The symbol \"}\" cannot be used as a unary operator",
                "/abc            | No terminating / in regular expression"
            })
    void refusesWhatIsNotWellFormedInTheParsersWords(String expression, String reason) {
        assertThat(JsonataExpression.parse("{%" + expression + "%}")
                        .<String>fold(it -> "accepted", Parsed.Failure::reason))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$$                          | Reference to '$$' is not supported.",
                "$states.input[$$.a]         | Reference to '$$' is not supported.",
                "$                           | Reference to '$' at the top level is not supported.",
                "phone                       | Reference to 'phone' at the top level is not supported.",
                "phone.number                | Reference to 'phone' at the top level is not supported.",
                "$count(phone)               | Reference to 'phone' at the top level is not supported.",
                "{'a': phone}                | Reference to 'phone' at the top level is not supported.",
                "*                           | Reference to '*' at the top level is not supported.",
                "**.a                        | Reference to '**' at the top level is not supported.",
                "true ? phone : 1            | Reference to 'phone' at the top level is not supported.",
                "($x := phone; 1)            | Reference to 'phone' at the top level is not supported.",
                "$states.result              | Field '$states.result' does not exist.",
                "$states.errorOutput.Cause   | Field '$states.errorOutput' does not exist.",
                "$states.inputs              | Field '$states.inputs' does not exist."
            })
    void refusesReferencesToWhatIsNotThere(String expression, String fault) {
        JsonataExpression parsed =
                JsonataExpression.parse("{% " + expression + " %}").toOptional().orElseThrow();

        assertThat(parsed.faults(StatesMember.ALWAYS))
                .extracting(JsonataFault::message)
                .containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.phone",
                "$states.input[phone = 1]",
                "$states.input.(a + b)",
                "$states.input{a: b}",
                "$v.$sum(a)",
                "$v[$.a]",
                "$v^(a)",
                "$v ~> |a|{'b': c}|",
                "$map($v, function($x) { $x.a })",
                "$states",
                "$states.context.Task.Token"
            })
    void takesReferencesThatHaveSomethingToReferTo(String expression) {
        JsonataExpression parsed =
                JsonataExpression.parse("{% " + expression + " %}").toOptional().orElseThrow();

        assertThat(parsed.faults(StatesMember.ALWAYS)).isEmpty();
    }
}
