package dev.loveless.asl.parse;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceDocument;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceLines;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads definitions and other documents in JSON or YAML: bytes to text, text to a tree of JSON values. Whatever is
 * wrong with them comes back as diagnostics. Stateless.
 */
public final class SourceReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceReader() {}

    /**
     * A file's bytes as text.
     *
     * @param text what could be decoded; with a fault, all before the broken byte
     * @param fault present if the bytes are not UTF-8
     */
    public record Decoded(SourceText text, Optional<Diagnostic> fault) {}

    /** The text of bytes in UTF-8, with or without byte order mark. */
    public static Decoded decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(read, characters, true);
        String content = characters.flip().toString();
        if (!content.isEmpty() && content.charAt(0) == BYTE_ORDER_MARK) {
            content = content.substring(1);
        }
        SourceText text = new SourceText(name, content);
        return new Decoded(
                text, result.isError() ? Optional.of(broken(bytes, read.position(), content)) : Optional.empty());
    }

    private static Diagnostic broken(byte[] bytes, int offset, String before) {
        Position position = new SourceLines(before).position(before.length());
        return new Diagnostic(
                AslCode.INVALID_JSON_DESCRIPTION,
                String.format(
                        Locale.ROOT,
                        "The text is not UTF-8: byte 0x%02X at offset %d (line %d) belongs to no character",
                        bytes[offset],
                        offset,
                        position.line()),
                Optional.empty(),
                position,
                Optional.of(
                        beginsLikeUtf16(bytes)
                                ? "It begins as UTF-16 does: save the file in the encoding UTF-8."
                                : "Save the file in the encoding UTF-8."));
    }

    /** Whether there is UTF-16's byte order mark, as some shells write it into what they redirect. */
    private static boolean beginsLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    /**
     * What a text holds, whatever it is for.
     *
     * @param root absent where there are faults, and where the text holds nothing
     * @param faults with codes of {@link AslCode}, as a definition's
     */
    public record Tree(Optional<SourceNode> root, List<Diagnostic> faults) {
        public Tree {
            faults = List.copyOf(faults);
        }
    }

    /** The value in a text that need not be a definition. Never throws for anything a text can hold. */
    public static Tree readTree(SourceText text, SourceFormat format) {
        TreeBuilder tree = new TreeBuilder();
        List<Diagnostic> faults =
                format == SourceFormat.YAML ? new YamlReader(text, tree).read() : new JsonReader(text, tree).read();
        return new Tree(faults.isEmpty() ? tree.root() : Optional.empty(), faults);
    }

    /** The definition in a text. */
    public static ReadResult read(SourceText text, SourceFormat format) {
        if (text.content().isEmpty()) {
            return ReadResult.refused(List.of(withoutLocation(AslCode.MISSING_DESCRIPTION, "Definition is missing")));
        }
        Tree tree = readTree(text, format);
        if (!tree.faults().isEmpty()) {
            return ReadResult.refused(tree.faults());
        }
        SourceNode root = tree.root().orElse(null);
        return root instanceof SourceObject object
                ? ReadResult.of(new SourceDocument(text, object))
                // Recorded for a blank text; that other JSON gets the same answer is inferred.
                : ReadResult.refused(List.of(
                        withoutLocation(AslCode.SCHEMA_VALIDATION_FAILED, "Definition must be a valid JSON object")));
    }

    private static Diagnostic withoutLocation(AslCode code, String message) {
        return new Diagnostic(
                code,
                message,
                Optional.empty(),
                Position.START,
                Optional.of("A definition is an object with 'StartAt' and 'States'."));
    }
}
