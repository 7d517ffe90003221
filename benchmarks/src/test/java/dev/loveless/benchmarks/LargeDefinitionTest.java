package dev.loveless.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.lint.Linter;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LargeDefinitionTest {
    @Test
    void isWhatTheFiguresSay() {
        String text = LargeDefinition.text();
        ParsedDefinition parsed =
                AslParser.parse(new SourceText("large", text), SourceFormat.JSON, StateMachineType.STANDARD);

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(1024 * 1024);
        assertThat(parsed.diagnostics()).isEmpty();
        StateMachine machine = parsed.stateMachine().orElseThrow();
        assertThat(StateTree.states(machine)).hasSize(5000);
        assertThat(Linter.lint(machine)).isEmpty();
    }
}
