package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From bytes to text, or to the byte that belongs to no character. */
class SourceDecodingTest {
    @Test
    void leavesOutAByteOrderMark() {
        byte[] bytes = "\uFEFF{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

        SourceReader.Decoded decoded = SourceReader.decode("file", bytes);

        assertThat(decoded.fault()).isEmpty();
        assertThat(decoded.text().content()).isEqualTo("{\"a\": 1}");
        assertThat(decoded.text().name()).isEqualTo("file");
    }

    @Test
    void tellsWhereBytesAreNoUtf8() {
        byte[][] broken = {
            {(byte) 0xC3}, {(byte) 0xFF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xC0, (byte) 0x80}
        };
        for (byte[] piece : broken) {
            byte[] before = "\r\n\r \"é\": \"".getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[before.length + piece.length];
            System.arraycopy(before, 0, bytes, 0, before.length);
            System.arraycopy(piece, 0, bytes, before.length, piece.length);

            assertThat(SourceReader.decode("file", bytes).fault()).hasValueSatisfying(fault -> {
                assertThat(fault.message()).startsWith("The text is not UTF-8");
                assertThat(fault.position()).hasToString("Position[line=3, column=8]");
            });
        }
    }

    @Test
    void namesTheByteThatIsNoUtf8AndWhatToDo() {
        byte[] latin = "{\n \"é\"".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SourceReader.decode("file", latin).fault()).hasValueSatisfying(fault -> {
            assertThat(fault.message())
                    .isEqualTo("The text is not UTF-8: byte 0xE9 at offset 4 (line 2) belongs to no character");
            assertThat(fault.remedy()).contains("Save the file in the encoding UTF-8.");
        });
    }

    @Test
    void tellsUtf16ByItsMark() {
        for (String order : List.of("UTF-16BE", "UTF-16LE")) {
            byte[] bytes = "\uFEFF{}".getBytes(Charset.forName(order));

            assertThat(SourceReader.decode("file", bytes).fault()).hasValueSatisfying(fault -> {
                assertThat(fault.message()).contains("at offset 0 (line 1)");
                assertThat(fault.remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).contains("UTF-16"));
            });
        }
    }
}
