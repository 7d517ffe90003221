package dev.loveless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(answer.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("loveless: a command is missing: validate, run");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        Terminal.Answer answer = Terminal.run("validat", "a.json");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith("loveless: there is no command 'validat'. Did you mean 'validate'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start                     | loveless: there is no command 'start'; there are validate, run",
                "run --imput {} a.asl.json | loveless run: there is no option '--imput'. Did you mean '--input'?",
                "run --imput={} a.asl.json | loveless run: there is no option '--imput'. Did you mean '--input'?",
                "run a.asl.json --wait     | loveless run: there is no option '--wait'",
                "run a.asl.json b.asl.json | loveless run: an argument too many: 'b.asl.json'",
            })
    void saysWhatIsWrongWithACommandLineAndNothingMore(String arguments, String reason) {
        Terminal.Answer answer = Terminal.run(arguments.split(" "));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(2).first().asString().startsWith(reason);
    }
}
