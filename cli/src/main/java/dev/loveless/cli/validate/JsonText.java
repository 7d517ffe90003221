package dev.loveless.cli.validate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * JSON as it is printed: indented, and in ASCII alone, so that no encoding between here and the reader can spoil it.
 */
final class JsonText {
    private JsonText() {}

    static void print(JsonNode json, PrintWriter out) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();
        try {
            mapper.writer(layout).writeValue(out, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print("\n");
    }
}
