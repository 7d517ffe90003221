package dev.loveless.cli.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON as it is printed: in ASCII alone, so that no encoding between here and the reader can spoil it. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private JsonText() {}

    /** The value in one line, which is not ended. */
    public static String line(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value in several lines, the last of which is not ended. */
    public static String indented(JsonNode json) {
        StringWriter text = new StringWriter();
        print(json, new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    /** Prints the value in several lines, indented. */
    public static void print(JsonNode json, PrintWriter out) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            MAPPER.writer(layout).writeValue(out, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print("\n");
    }
}
