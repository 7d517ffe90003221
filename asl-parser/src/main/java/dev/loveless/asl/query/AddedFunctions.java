package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.asl.random.Chance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that AWS adds to JSONata (documented; corner cases measured). */
final class AddedFunctions {
    /** What {@code $range} makes at most (measured). */
    private static final int LONGEST_RANGE = 360_145;

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private AddedFunctions() {}

    static @Nullable Object partition(FunctionArguments arguments) {
        if (arguments.isMissing(0)) {
            return null;
        }
        if (!(arguments.value(0) instanceof List<?> array)) {
            throw new DescribedError("T0412", Map.of("index", 1));
        }
        int size = arguments.integer(1, array.size());
        if (size < 0) {
            throw new JException("D3137", -1, "Second argument must be zero or greater");
        }
        if (size == 0) {
            return null;
        }
        List<Object> chunks = new ArrayList<>();
        for (int start = 0; start < array.size(); start += size) {
            int end = (int) Math.min(array.size(), (long) start + size);
            chunks.add(new ArrayList<Object>(array.subList(start, end)));
            if (end == array.size()) {
                break;
            }
        }
        return chunks.isEmpty() ? null : chunks;
    }

    static @Nullable Object range(FunctionArguments arguments) {
        if (arguments.isMissing(0) || arguments.isMissing(1) || arguments.isMissing(2)) {
            return null;
        }
        long start = wholePart(arguments, 0);
        long end = wholePart(arguments, 1);
        long step = wholePart(arguments, 2);
        if (step == 0 || (step > 0 ? start > end : start < end)) {
            return null;
        }
        long size = Math.abs(end - start) / Math.abs(step) + 1;
        if (size > LONGEST_RANGE) {
            throw JsonataEvaluation.current().budget().exceedMemory();
        }
        List<Object> numbers = Utils.createSequence();
        for (long index = 0; index < size; index++) {
            numbers.add(Utils.convertNumber(start + index * step));
        }
        return numbers;
    }

    /** Cut to an integer, and to a size with which can be reckoned. */
    private static long wholePart(FunctionArguments arguments, int index) {
        long limit = 1L << 60;
        Number number = arguments.number(index);
        return number == null ? 0 : Math.max(-limit, Math.min(limit, number.longValue()));
    }

    static @Nullable Object hash(FunctionArguments arguments) {
        String text = arguments.text(0);
        String algorithm = arguments.text(1);
        if (text == null || algorithm == null) {
            return null;
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw new JException(
                    "D3137",
                    -1,
                    "Hash algorithm '" + algorithm + "' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has these algorithms but this one", e);
        }
    }

    /** With a seed the first number of Java's generator (measured), without one the evaluation's chance. */
    static Object random(FunctionArguments arguments) {
        Number seed = arguments.number(0);
        return seed == null
                ? JsonataEvaluation.current().bindings().random().nextDouble()
                : new Random(seed.longValue()).nextDouble();
    }

    static Object uuid(FunctionArguments arguments) {
        return Chance.uuid(JsonataEvaluation.current().bindings().random());
    }

    static @Nullable Object parse(FunctionArguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        try {
            JsonNode json = STRICT.readValue(text);
            if (!json.isMissingNode() && JsonataValues.isRepresentable(json)) {
                return JsonataValues.toPlain(json);
            }
        } catch (JsonProcessingException e) {
            // Answered below.
        }
        throw new JException("D3137", -1, "Invalid JSON");
    }
}
