package dev.loveless.docker.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter((error, line) -> lines.add(line), false);

    private void write(byte[] bytes, int pieces) {
        for (int i = 0; i < bytes.length; i += pieces) {
            splitter.write(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + pieces)));
        }
    }

    @Test
    void linesAreWholeInWhateverPiecesTheyCome() {
        for (int pieces = 1; pieces < 12; pieces++) {
            lines.clear();
            write("één\r\n\nzwei 🙂\nlast".getBytes(UTF_8), pieces);
            splitter.finish();
            assertThat(lines).containsExactly("één", "", "zwei 🙂", "last");
        }
    }

    @Test
    void aVeryLongLineIsToldInPiecesOfWholeCharacters() {
        String line = "a" + "é🙂€".repeat(30_000);
        write((line + "\nnext\n").getBytes(UTF_8), 1024);
        splitter.finish();
        assertThat(lines).hasSizeGreaterThan(3).endsWith("next").noneMatch(piece -> piece.contains("\uFFFD"));
        assertThat(lines).allMatch(piece -> piece.getBytes(UTF_8).length <= LineSplitter.LONGEST);
        assertThat(String.join("", lines.subList(0, lines.size() - 1))).isEqualTo(line);
    }

    @Test
    void bytesThatAreNoTextAreToldAllTheSame() {
        byte[] bytes = new byte[LineSplitter.LONGEST * 2 + 1];
        Arrays.fill(bytes, (byte) 0x80);
        write(bytes, 1024);
        splitter.finish();
        assertThat(lines).hasSize(3);
    }
}
