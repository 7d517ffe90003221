package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.VariableReferences;
import dev.loveless.asl.diagnostic.InvalidDefinition;
import dev.loveless.asl.lint.Linter;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Texts made to break a parser: the answer is diagnostics, soon, and on a small stack. */
@Timeout(600)
class HostileTextTest {
    private static final int DEEP = 10_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNestedTooDeeply() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("arrays in data", inResult("[".repeat(DEEP) + "]".repeat(DEEP)));
        texts.put("objects in data", inResult("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
        texts.put("arrays that do not end", "[".repeat(DEEP));
        texts.put("objects that do not end", "{\"a\":".repeat(DEEP));
        texts.put("states in states", nestedStates(DEEP));
        texts.put("rules in rules", nestedRules(DEEP));
        return tests(
                texts,
                parsed -> assertThat(parsed.diagnostics())
                        .singleElement()
                        .satisfies(it -> assertThat(it.code().code()).isEqualTo("TOO_DEEPLY_NESTED")));
    }

    @TestFactory
    Stream<DynamicTest> answersWhatIsNestedAsDeeplyAsCanBeRead() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("arrays in data", inResult("[".repeat(990) + "]".repeat(990)));
        texts.put("objects in a template", inParameters("{\"a\":".repeat(990) + "1" + "}".repeat(990)));
        texts.put("states in states", nestedStates(190));
        texts.put("rules in rules", nestedRules(490));
        return tests(
                texts,
                parsed -> assertThat(parsed.isValid() || !parsed.diagnostics().isEmpty())
                        .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> answersHostileExpressions() {
        Map<String, String> texts = new TreeMap<>();
        hostileExpressions().forEach((name, expression) -> {
            String quoted = TextNode.valueOf(expression).toString();
            texts.put("template: " + name, inParameters("{\"a.$\":" + quoted + "}"));
            texts.put("literal: " + name, inParameters("{\"a\":" + quoted + "}"));
            texts.put("InputPath: " + name, pass("\"InputPath\":" + quoted));
            texts.put("ResultPath: " + name, pass("\"ResultPath\":" + quoted));
            texts.put("Output: " + name, pass("\"QueryLanguage\":\"JSONata\",\"Output\":" + quoted));
            texts.put("Timestamp: " + name, wait(quoted));
            texts.put("Resource: " + name, task(quoted));
            texts.put(
                    "Next: " + name,
                    "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"Next\":" + quoted + "}}}");
            texts.put(
                    "name: " + name,
                    "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}," + quoted
                            + ":{\"Type\":\"Succeed\"}}}");
            texts.put("field: " + name, pass(quoted + ":1"));
        });
        return tests(
                texts,
                parsed -> assertThat(parsed.isValid() || !parsed.diagnostics().isEmpty())
                        .isTrue());
    }

    private static Map<String, String> hostileExpressions() {
        Map<String, String> hostile = new TreeMap<>();
        hostile.put("a long path", "$" + ".a".repeat(200_000));
        hostile.put("a long name", "$." + "a".repeat(500_000));
        hostile.put("many filters", "$" + "[?(@.a == 1)]".repeat(700));
        hostile.put("deep parentheses in a filter", "$[?(" + "(".repeat(95) + "@.a" + ")".repeat(95) + ")]");
        hostile.put("parentheses in a filter that do not end", "$[?(" + "(".repeat(90));
        hostile.put("deeper parentheses in a filter", "$[?(" + "(".repeat(4_000) + "@.a" + ")".repeat(4_000) + ")]");
        hostile.put("filters in filters", "$[?(@".repeat(90) + ")]".repeat(90));
        hostile.put("a catastrophic pattern in a filter", "$[?(@.a =~ /(a+)+(b+)+$/)]");
        hostile.put("a long disjunction", "$[?(@.a" + " || @.a".repeat(1_200) + ")]");
        hostile.put("negations", "$[?(" + "!".repeat(9_000) + "@.a)]");
        hostile.put("deep scans", "$" + "..a".repeat(3_000));
        hostile.put("many indices", "$[" + "1,".repeat(4_000) + "1]");
        hostile.put("a huge index", "$[99999999999999999999]");
        hostile.put("backslashes", "$." + "\\".repeat(9_001));
        hostile.put("an intrinsic nested deeply", "States.Array(".repeat(DEEP) + ")".repeat(DEEP));
        hostile.put("an intrinsic with many arguments", "States.Array(" + "1,".repeat(100_000) + "1)");
        hostile.put("an intrinsic that does not end", "States.Format('" + "x".repeat(300_000));
        hostile.put("an intrinsic with a long number", "States.Array(" + "9".repeat(300_000) + ")");
        hostile.put("an intrinsic with a huge exponent", "States.Array(1e" + "9".repeat(1_000) + ")");
        hostile.put("an intrinsic with a path that does not end", "States.Array($.a[" + "(".repeat(50_000));
        hostile.put("an intrinsic with many paths", "States.Array(" + "$.a[?(@.b)],".repeat(5_000) + "1)");
        hostile.put("JSONata with deep parentheses", "{% " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP) + " %}");
        hostile.put("JSONata with deep arrays", "{% " + "[".repeat(40_000) + " %}");
        hostile.put("JSONata with a long sum", "{% 1" + "+1".repeat(40_000) + " %}");
        hostile.put("JSONata with many minuses", "{% " + "-".repeat(50_000) + "1 %}");
        hostile.put(
                "JSONata with deep functions", "{% " + "function($a){".repeat(3_000) + "1" + "}".repeat(3_000) + " %}");
        hostile.put("JSONata with deep conditions", "{% " + "true ? ".repeat(5_000) + "1 %}");
        hostile.put("JSONata with a long path", "{% $states" + ".a".repeat(40_000) + " %}");
        hostile.put("JSONata with many predicates", "{% $states.input" + "[a=1]".repeat(10_000) + " %}");
        hostile.put("JSONata with a catastrophic pattern", "{% $match('aaaa', /(a+)+(b+)+$/) %}");
        hostile.put("JSONata with a deep pattern", "{% /" + "(".repeat(30_000) + ")".repeat(30_000) + "/ %}");
        hostile.put("JSONata with a broken pattern", "{% /(/ %}");
        hostile.put("JSONata with a huge number", "{% 1e400 %}");
        hostile.put("JSONata with a long number", "{% " + "9".repeat(50_000) + " %}");
        hostile.put("JSONata with a comment that does not end", "{% /*" + "x".repeat(50_000) + " %}");
        hostile.put("JSONata with half a character", "{% '\uD800' & \"\\uD8\" %}");
        hostile.put("JSONata that is too long", "{% '" + "x".repeat(500_000) + "' %}");
        hostile.put("blanks", " ".repeat(500_000));
        hostile.put("something like an intrinsic", "States." + "a".repeat(200_000) + "(".repeat(200_000));
        hostile.put("control characters", "\u0000\u0007\u001b[31m\u2028\uFFFF");
        return hostile;
    }

    @Test
    void answersHoweverMuchStackIsLeft() {
        Map<String, String> hostile = hostileExpressions();
        List<String> texts = List.of(
                pass("\"InputPath\":" + TextNode.valueOf(hostile.get("negations"))),
                pass("\"InputPath\":" + TextNode.valueOf(hostile.get("a long disjunction"))),
                pass("\"InputPath\":" + TextNode.valueOf(hostile.get("deep scans"))),
                inParameters("{\"a.$\":" + TextNode.valueOf("States.Array(" + hostile.get("deep scans") + ")") + "}"),
                pass("\"QueryLanguage\":\"JSONata\",\"Output\":"
                        + TextNode.valueOf("{% 1" + "+1".repeat(1_000) + " %}")));
        for (String text : texts) {
            for (int stack = 192 * 1024; stack < SmallStack.JVM_DEFAULT; stack += 4 * 1024) {
                ParsedDefinition parsed = SmallStack.call(
                        stack,
                        () -> AslParser.parse(
                                new SourceText("hostile", text), SourceFormat.JSON, StateMachineType.STANDARD));
                assertThat(parsed.isValid() || !parsed.diagnostics().isEmpty()).isTrue();
            }
        }
    }

    @Test
    void answersALargeMachineSoon() {
        String states = IntStream.range(0, 9_000)
                .mapToObj(i -> "\"State" + i + "\":{\"Type\":\"Pass\",\"Parameters\":{\"a.$\":\"$.some.path[" + i
                        + "]\",\"b\":\"text\"},\"ResultPath\":\"$.result\",\"Next\":\"State" + (i + 1) + "\"}")
                .collect(Collectors.joining(","));
        String text = "{\"StartAt\":\"State0\",\"States\":{" + states + ",\"State9000\":{\"Type\":\"Succeed\"}}}";

        assertThat(text).hasSizeGreaterThan(1 << 20);
        for (SourceFormat format : SourceFormat.values()) {
            assertThat(parsedSoon(text, format).isValid()).as(format.name()).isTrue();
        }
    }

    @Test
    void answersAMachineWithManyFaultsSoon() {
        String states = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"A state called " + i + "\":{\"Type\":\"Pass\",\"Next\":\"A stat called " + i + "\"}")
                .collect(Collectors.joining(","));

        ParsedDefinition parsed =
                parsedSoon("{\"StartAt\":\"A state called 0\",\"States\":{" + states + "}}", SourceFormat.JSON);

        assertThat(parsed.diagnostics()).hasSizeGreaterThan(5_000);
        assertThat(parsed.diagnostics().get(0).remedy()).contains("Did you mean 'A state called 0'?");
    }

    @Test
    void answersManyLinesOfOneDefinitionSoon() {
        String text = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true,\"Result\":\n"
                + "[1,\n".repeat(90) + "\n".repeat(2_000_000) + "2" + "]".repeat(90) + "}}}";

        assertThat(parsedSoon(text, SourceFormat.JSON).isValid()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> refusesNumbersThatAreTooLong() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("an integer", inResult("\n  " + "9".repeat(1_001)));
        texts.put("a negative integer", inResult("\n  -" + "9".repeat(1_000)));
        texts.put("a decimal", inResult("\n  0." + "9".repeat(1_000)));
        texts.put("an exponent", inResult("\n  1e" + "0".repeat(1_000)));
        texts.put("a very long integer", inResult("\n  " + "9".repeat(1_000_000)));
        return tests(
                texts,
                parsed -> assertThat(parsed.diagnostics()).singleElement().satisfies(it -> {
                    assertThat(it.code().code()).isEqualTo("INVALID_JSON_DESCRIPTION");
                    assertThat(it.message())
                            .matches("(?s)Number value length \\(\\d+\\) exceeds the maximum allowed.*");
                    assertThat(it.position()).isEqualTo(new Position(2, 3));
                }));
    }

    @TestFactory
    Stream<DynamicTest> takesNumbersThatAreLong() {
        return tests(
                Map.of("an integer", inResult("9".repeat(1_000)), "a decimal", inResult("0." + "9".repeat(998))),
                parsed -> assertThat(parsed.isValid()).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> reportsTheFirstOfManyFaultsOfAText() {
        Map<String, String> texts = Map.of(
                "names", "{" + "\"a\":1,".repeat(150_000) + "\"a\":1}",
                "names before the end is missing", "{\"a\":1,\"a\":1,[",
                "numbers", "[" + "1e999,".repeat(150_000) + "1]");
        return tests(texts, parsed -> assertThat(parsed.diagnostics()).hasSize(1));
    }

    @Test
    void refusesAliasesThatStandForTooMuch() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
        }

        ParsedDefinition parsed = parsedSoon(text.toString(), SourceFormat.YAML);

        assertThat(parsed.diagnostics())
                .singleElement()
                .satisfies(it -> assertThat(it.message()).isEqualTo("The aliases stand for too much"));
    }

    private static Stream<DynamicTest> tests(
            Map<String, String> texts, java.util.function.Consumer<ParsedDefinition> check) {
        return texts.entrySet().stream()
                .flatMap(entry -> Stream.of(SourceFormat.values())
                        .map(format -> DynamicTest.dynamicTest(
                                format + " " + entry.getKey(),
                                () -> check.accept(parsedSoon(entry.getValue(), format)))));
    }

    private static ParsedDefinition parsedSoon(String text, SourceFormat format) {
        long start = System.nanoTime();
        ParsedDefinition parsed = SmallStack.call(SmallStack.HALF, () -> {
            ParsedDefinition answer =
                    AslParser.parse(new SourceText("hostile", text), format, StateMachineType.STANDARD);
            answer.stateMachine().ifPresent(machine -> {
                Linter.lint(machine);
                VariableReferences.of(machine);
            });
            InvalidDefinition.message(answer.diagnostics());
            return answer;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return parsed;
    }

    private static String inResult(String json) {
        return pass("\"Result\":" + json);
    }

    private static String inParameters(String json) {
        return pass("\"Parameters\":" + json);
    }

    private static String pass(String fields) {
        return "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true," + fields + "}}}";
    }

    private static String wait(String timestamp) {
        return "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Wait\",\"End\":true,\"Timestamp\":" + timestamp
                + "}}}";
    }

    private static String task(String resource) {
        return "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Task\",\"End\":true,\"Resource\":" + resource + "}}}";
    }

    private static String nestedStates(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("{\"StartAt\":\"S" + i + "\",\"States\":{\"S" + i
                    + "\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[");
        }
        text.append("{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Succeed\"}}}");
        return text.append("]}}}".repeat(depth)).toString();
    }

    private static String nestedRules(int depth) {
        return "{\"StartAt\":\"C\",\"States\":{\"C\":{\"Type\":\"Choice\",\"Default\":\"D\",\"Choices\":[{\"Next\":\"D\",\"Not\":"
                + "{\"Not\":".repeat(depth) + "{\"Variable\":\"$.a\",\"IsNull\":true}" + "}".repeat(depth)
                + "}]},\"D\":{\"Type\":\"Succeed\"}}}";
    }
}
