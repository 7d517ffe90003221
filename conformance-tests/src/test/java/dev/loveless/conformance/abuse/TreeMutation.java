package dev.loveless.conformance.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a value somewhere in a tree, to one of another type, of another size, or none. */
final class TreeMutation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 900;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "a/b:c#d",
            "\u0000",
            "\uD800",
            "😀",
            "x".repeat(81),
            "x".repeat(300_000),
            "arn:aws:states:us-east-1:111111111111:stateMachine:Std:1",
            "arn:aws:states:us-east-1:111111111111:stateMachine:Std:live",
            "arn:aws:states:us-east-1:111111111111:stateMachine:Std#Case",
            "arn:aws:states:us-east-1:111111111111:stateMachine:Dst/L:99999999999999",
            "arn:aws:states:us-east-1:111111111111:express:Exp:a:b",
            "arn:aws:states:::",
            "arn:::::::::::",
            "{",
            "[".repeat(DEPTH) + "]".repeat(DEPTH),
            "$",
            "$$.Execution",
            "$..*",
            "{% $ %}",
            "{% ( %}",
            "{% $f := function($x){ $f($x) }; $f(1) %}",
            "States.Array(",
            "States.ArrayRange(1, 1000000, 1)",
            "A");
    private static final List<String> NAMES =
            List.of("Type", "Next", "Seconds", "TimestampPath", "ItemReader", "name", "maxResults", "", "__type");

    private TreeMutation() {}

    /** Changes one thing in a tree. */
    static void mutate(ObjectNode tree, SplittableRandom random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            mutateMembers(object, tree, random);
        } else if (container instanceof ArrayNode array) {
            mutateElements(array, random);
        }
    }

    private static void collect(JsonNode tree, List<JsonNode> containers) {
        if (tree.isContainerNode()) {
            containers.add(tree);
            tree.forEach(child -> collect(child, containers));
        }
    }

    private static void mutateMembers(ObjectNode object, ObjectNode root, SplittableRandom random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(6) == 0) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(random));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 ->
                object.set(
                        name,
                        object.get(names.get(random.nextInt(names.size()))).deepCopy());
            case 2 -> object.set(name, root.deepCopy());
            default -> object.set(name, value(random));
        }
    }

    private static void mutateElements(ArrayNode array, SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> array.removeAll();
            case 1 -> {
                JsonNode first = array.isEmpty() ? value(random) : array.get(0);
                for (int i = 0; i < 60; i++) {
                    array.add(first.deepCopy());
                }
            }
            default -> array.insert(0, value(random));
        }
    }

    private static JsonNode value(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(-2, 2_000));
            case 3 -> JSON.numberNode(random.nextLong());
            case 4 -> DecimalNode.valueOf(new BigDecimal("1e" + random.nextInt(-400, 400)));
            case 5 ->
                BigIntegerNode.valueOf(
                        BigInteger.TEN.pow(random.nextInt(1, 900)).negate());
            case 6 -> JSON.objectNode();
            case 7 -> JSON.arrayNode();
            case 8 -> deep();
            default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private static JsonNode deep() {
        ArrayNode outer = JSON.arrayNode();
        ArrayNode at = outer;
        for (int i = 0; i < DEPTH; i++) {
            at = at.addArray();
        }
        return outer;
    }
}
