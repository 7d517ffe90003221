package dev.loveless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void listsItsCommands() {
        Terminal.Answer answer = Terminal.run("--help");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).startsWith("Usage: loveless ").contains("\n  validate ");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        Terminal.Answer answer = Terminal.run("--version");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).matches("loveless \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void asksForACommand() {
        Terminal.Answer answer = Terminal.run();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).containsExactly("loveless: a command is missing", "Try 'loveless --help'.");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        Terminal.Answer answer = Terminal.run("validat", "a.json");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("'validat'").contains("Did you mean: loveless validate?");
    }
}
