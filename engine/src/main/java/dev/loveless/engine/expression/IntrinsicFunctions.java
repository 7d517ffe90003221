package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.intrinsic.IntrinsicFunction;
import dev.loveless.asl.random.Chance;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What the intrinsic functions do; each is empty where it cannot do with its arguments. */
final class IntrinsicFunctions {
    private IntrinsicFunctions() {}

    static Optional<JsonNode> call(IntrinsicFunction function, IntrinsicValues arguments, RandomGenerator random) {
        return switch (function) {
            case FORMAT -> throw new IllegalArgumentException("States.Format has failures of its own");
            case STRING_TO_JSON -> JsonIntrinsics.stringToJson(arguments);
            case JSON_TO_STRING -> JsonIntrinsics.jsonToString(arguments);
            case JSON_MERGE -> JsonIntrinsics.merge(arguments);
            case ARRAY -> Optional.of(JsonNodeFactory.instance.arrayNode().addAll(arguments.values()));
            case ARRAY_PARTITION -> ArrayIntrinsics.partition(arguments);
            case ARRAY_CONTAINS -> ArrayIntrinsics.contains(arguments);
            case ARRAY_RANGE -> ArrayIntrinsics.range(arguments);
            case ARRAY_GET_ITEM -> ArrayIntrinsics.getItem(arguments);
            case ARRAY_LENGTH -> arguments.array(0).map(array -> IntNode.valueOf(array.size()));
            case ARRAY_UNIQUE -> ArrayIntrinsics.unique(arguments);
            case BASE64_ENCODE -> TextIntrinsics.base64Encode(arguments);
            case BASE64_DECODE -> TextIntrinsics.base64Decode(arguments);
            case HASH -> TextIntrinsics.hash(arguments);
            case STRING_SPLIT -> TextIntrinsics.split(arguments);
            case MATH_RANDOM -> mathRandom(arguments, random);
            case MATH_ADD -> mathAdd(arguments);
            case UUID -> Optional.of(new TextNode(Chance.uuid(random)));
        };
    }

    /** Operands and sum are integers of 32 bits (measured). */
    private static Optional<JsonNode> mathAdd(IntrinsicValues arguments) {
        OptionalInt first = arguments.rounded(0);
        OptionalInt second = arguments.rounded(1);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        long sum = (long) first.getAsInt() + second.getAsInt();
        return sum == (int) sum ? Optional.of(IntNode.valueOf((int) sum)) : Optional.empty();
    }

    /** From the start up to but without the end, which are cut to integers (measured). The same for the same seed. */
    private static Optional<JsonNode> mathRandom(IntrinsicValues arguments, RandomGenerator random) {
        OptionalInt start = arguments.integer(0);
        OptionalInt end = arguments.integer(1);
        boolean seeded = arguments.count() > 2;
        if (start.isEmpty()
                || end.isEmpty()
                || start.getAsInt() >= end.getAsInt()
                || (seeded && !arguments.value(2).isNumber())) {
            return Optional.empty();
        }
        RandomGenerator chance = seeded ? new Random(arguments.value(2).longValue()) : random;
        return Optional.of(LongNode.valueOf(Chance.between(start.getAsInt(), end.getAsInt(), chance)));
    }
}
