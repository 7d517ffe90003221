package dev.loveless.asl.query;

import java.util.Set;

/**
 * The functions that every expression can call: JSONata's own, without {@code $eval}, and those that AWS adds
 * (measured).
 */
final class JsonataFunctions {
    private static final Set<String> BUILT_IN = Set.of(
            "string",
            "length",
            "substring",
            "substringBefore",
            "substringAfter",
            "uppercase",
            "lowercase",
            "trim",
            "pad",
            "contains",
            "split",
            "join",
            "match",
            "replace",
            "base64encode",
            "base64decode",
            "encodeUrlComponent",
            "encodeUrl",
            "decodeUrlComponent",
            "decodeUrl",
            "number",
            "abs",
            "floor",
            "ceil",
            "round",
            "power",
            "sqrt",
            "random",
            "formatNumber",
            "formatBase",
            "formatInteger",
            "parseInteger",
            "sum",
            "max",
            "min",
            "average",
            "boolean",
            "not",
            "exists",
            "count",
            "append",
            "sort",
            "reverse",
            "shuffle",
            "distinct",
            "zip",
            "keys",
            "lookup",
            "spread",
            "merge",
            "sift",
            "each",
            "error",
            "assert",
            "type",
            "now",
            "millis",
            "fromMillis",
            "toMillis",
            "map",
            "filter",
            "single",
            "reduce",
            "partition",
            "range",
            "hash",
            "uuid",
            "parse");

    private JsonataFunctions() {}

    static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name);
    }
}
