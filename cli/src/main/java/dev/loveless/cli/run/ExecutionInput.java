package dev.loveless.cli.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.asl.display.Glyphs;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.JsonFault;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.quota.Quotas;
import java.util.Optional;

/** The input of an execution, as {@code --input} gives it. */
final class ExecutionInput {
    private static final String FROM_FILE = "@";

    private ExecutionInput() {}

    /** The text of the input, whose spelling is kept; an empty object where none is given. */
    static String read(Optional<String> option, NamedFiles files) throws RefusedException, UnreadableFileException {
        if (option.isEmpty()) {
            return "{}";
        }
        String given = option.get();
        if (given.equals(NamedFiles.STANDARD_INPUT)) {
            return fromFile(NamedFiles.STANDARD_INPUT, files);
        }
        return given.startsWith(FROM_FILE)
                ? fromFile(given.substring(FROM_FILE.length()), files)
                : checked("--input", given);
    }

    private static String fromFile(String file, NamedFiles files) throws RefusedException, UnreadableFileException {
        String name = NamedFiles.nameOf(file);
        SourceReader.Decoded decoded = SourceReader.decode(name, files.read(file));
        if (decoded.fault().isPresent()) {
            throw new RefusedException(
                    Glyphs.shown(name) + ": " + decoded.fault().get().message() + ". "
                            + decoded.fault().get().remedy().orElse(""));
        }
        return checked(Glyphs.shown(name), decoded.text().content());
    }

    private static String checked(String name, String text) throws RefusedException {
        try {
            JsonNode value = reader().readTree(text);
            if (value.isMissingNode()) {
                throw new RefusedException(name + " is empty: give a JSON value, such as {}.");
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new RefusedException(name + place + ": this is no JSON: " + JsonFault.reason(e)
                    + (name.equals("--input") ? " (a file is given as @FILE, standard input as -)" : ""));
        }
        int most = Quotas.AWS.data().payload();
        int size = JsonData.parse(text).map(JsonData::size).orElse(0);
        if (size > most) {
            throw new RefusedException(name + ": an input may have " + most + " bytes, but this has " + size + ".");
        }
        return text;
    }

    /** As deep as the engine takes it. */
    private static ObjectReader reader() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(5_000).build());
        return mapper.reader();
    }
}
