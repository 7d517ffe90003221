package dev.loveless.asl.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.rules.RuleTable.Example;
import dev.loveless.asl.rules.RuleTable.Rule;
import dev.loveless.asl.rules.RuleTable.Said;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the reference, good and bad side by side: see the tables in the folder of the test's resources. */
class RuleTablesTest {
    @TestFactory
    Stream<DynamicNode> answersAsTheTablesSay() throws IOException {
        return RuleTable.all().stream()
                .map(table -> DynamicContainer.dynamicContainer(
                        table.topic(),
                        table.rules().stream()
                                .map(rule -> DynamicContainer.dynamicContainer(rule.name(), tests(rule)))));
    }

    @Test
    void everyRuleHasSomethingGoodAndSomethingBad() throws IOException {
        for (RuleTable table : RuleTable.all()) {
            assertThat(table.rules()).as(table.topic()).isNotEmpty();
            for (Rule rule : table.rules()) {
                assertThat(rule.good()).as(rule.name()).isNotEmpty();
                assertThat(rule.broken().size() + rule.warned().size())
                        .as(rule.name())
                        .isPositive();
                assertThat(rule.broken())
                        .as(rule.name())
                        .allMatch(it -> !it.says().isEmpty());
                assertThat(rule.warned())
                        .as(rule.name())
                        .allMatch(it -> !it.says().isEmpty());
            }
        }
    }

    @Test
    void everyRuleHasANameOfItsOwn() throws IOException {
        Set<String> names = new HashSet<>();
        for (RuleTable table : RuleTable.all()) {
            table.rules()
                    .forEach(rule ->
                            assertThat(names.add(rule.name())).as(rule.name()).isTrue());
        }
        assertThat(names).hasSizeGreaterThan(120);
    }

    private static Stream<DynamicTest> tests(Rule rule) {
        List<DynamicTest> tests = new ArrayList<>();
        rule.good().forEach(value -> tests.add(test("good", rule, value, List.of(), true)));
        rule.broken().forEach(example -> tests.add(test("bad", rule, example, false)));
        rule.warned().forEach(example -> tests.add(test("warned", rule, example, true)));
        return tests.stream();
    }

    private static DynamicTest test(String side, Rule rule, Example example, boolean accepted) {
        return test(side, rule, example.value(), example.says(), accepted);
    }

    private static DynamicTest test(String side, Rule rule, JsonNode value, List<Said> says, boolean accepted) {
        String written = value.toString();
        String shown = written.length() > 100 ? written.substring(0, 100) + "…" : written;
        return DynamicTest.dynamicTest(side + " " + shown, () -> {
            String definition = rule.definition(value).toString();
            // JSON is YAML too, and has to mean the same to both readers.
            for (SourceFormat format : SourceFormat.values()) {
                ParsedDefinition parsed = AslParser.parse(new SourceText("table", definition), format, rule.type());
                assertThat(said(parsed))
                        .as("%s, %s: %s", rule.name(), format, definition)
                        .isEqualTo(says);
                assertThat(parsed.isValid()).as(rule.name()).isEqualTo(accepted);
                assertThat(parsed.diagnostics())
                        .as("%s, what to do: %s", rule.name(), definition)
                        .allMatch(it ->
                                it.remedy().filter(text -> !text.isBlank()).isPresent());
            }
        });
    }

    private static List<Said> said(ParsedDefinition parsed) {
        return parsed.diagnostics().stream()
                .map(it -> new Said(
                        it.severity().name(),
                        it.code().code(),
                        it.message(),
                        it.location().orElse("")))
                .toList();
    }
}
