package dev.loveless.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTest {
    @ParameterizedTest
    @CsvSource({"20, abc請求書xyz", "12, abc請求書xyz", "11, abc請求書x…", "9, abc請求…", "8, abc請求…", "7, abc請…", "1, …"})
    void isCutToTheColumnsThereAre(int columns, String text) {
        assertThat(Row.of(Tone.PLAIN, "abc請求書xyz").text(false, columns)).isEqualTo(text);
    }

    @Test
    void endsColoursWhereItIsCut() {
        Row row = Row.of(Tone.GOOD, "abcdef").with(Tone.BAD, "never seen");

        assertThat(row.text(true, 4)).isEqualTo("\u001b[32mabc…\u001b[0m");
    }

    @Test
    void makesControlCharactersVisible() {
        assertThat(Row.of(Tone.PLAIN, "a\u001b[2J\u0007\u202e").text(true)).isEqualTo("a\u241b[2J\u2407\ufffd");
    }
}
