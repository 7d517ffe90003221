package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** The intrinsic functions on strings. */
final class TextIntrinsics {
    /** How many characters the functions on data take (documented). */
    private static final int LONGEST = 10_000;

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private TextIntrinsics() {}

    static Optional<JsonNode> base64Encode(IntrinsicValues arguments) {
        return data(arguments)
                .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .map(TextNode::new);
    }

    /** Takes what is no Base64 too: it is passed over, and nothing is read behind the padding (measured). */
    static Optional<JsonNode> base64Decode(IntrinsicValues arguments) {
        return data(arguments)
                .map(text -> Base64.getMimeDecoder().decode(decodable(text)))
                .map(bytes -> new TextNode(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static String decodable(String text) {
        StringBuilder kept = new StringBuilder();
        for (int index = 0; index < text.length() && text.charAt(index) != '='; index++) {
            char character = text.charAt(index);
            char standard = character == '-' ? '+' : character == '_' ? '/' : character;
            if (standard == '+' || standard == '/' || standard < 128 && Character.isLetterOrDigit(standard)) {
                kept.append(standard);
            }
        }
        boolean half = kept.length() % 4 == 1;
        return half ? kept.substring(0, kept.length() - 1) : kept.toString();
    }

    private static Optional<String> data(IntrinsicValues arguments) {
        return arguments.text(0).filter(text -> text.length() <= LONGEST);
    }

    /** Anything can be hashed: strings without quotes, all else as JSON (measured). */
    static Optional<JsonNode> hash(IntrinsicValues arguments) {
        Optional<byte[]> data = arguments
                .text(0)
                .or(() -> BoundedText.json(arguments.value(0)))
                .filter(text -> text.length() <= LONGEST)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return arguments
                .text(1)
                .filter(ALGORITHMS::contains)
                .flatMap(algorithm -> data.map(bytes ->
                        new TextNode(HexFormat.of().formatHex(digest(algorithm).digest(bytes)))));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has not the algorithms that all have", e);
        }
    }

    /**
     * Each character of the delimiter is one; between delimiters that follow each other there is nothing (recorded).
     */
    static Optional<JsonNode> split(IntrinsicValues arguments) {
        return arguments
                .text(0)
                .flatMap(text -> arguments.text(1).map(delimiters -> {
                    ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
                    StringTokenizer tokens = new StringTokenizer(text, delimiters);
                    while (tokens.hasMoreTokens()) {
                        pieces.add(tokens.nextToken());
                    }
                    return pieces;
                }));
    }
}
