package dev.loveless.asl.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
    @ParameterizedTest
    @CsvSource({
        "2, 1, 3, '2 errors, 1 warning in 3 files'",
        "1, 0, 1, '1 error, 0 warnings in 1 file'",
        "0, 2, 1, '0 errors, 2 warnings in 1 file'",
        "0, 0, 1, 'no errors, no warnings in 1 file'",
        "0, 0, 0, 'no errors, no warnings in 0 files'"
    })
    void saysItInWords(int errors, int warnings, int files, String text) {
        assertThat(new Tally(errors, warnings, files).text()).isEqualTo(text);
    }

    @Test
    void countsErrorsAndWarningsOfEachFile() {
        Location root = Location.root(Position.START);
        Diagnostic error = Diagnostic.at(root, AslCode.MISSING_END_STATE, "m");
        Diagnostic warning = Diagnostic.at(root, AslCode.NO_PATH, "m");
        Diagnostic lint = Diagnostic.at(root, LintCode.UNREACHABLE_CATCHER, "m");

        assertThat(Tally.NONE
                        .withFile(List.of(error, warning, lint))
                        .withFile(List.of())
                        .withFile(List.of(error)))
                .isEqualTo(new Tally(2, 2, 3));
    }
}
