package dev.loveless.asl.query;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions that every expression can call: JSONata's own, without {@code $eval}, and those that AWS adds. */
final class JsonataLibrary {
    /** What the library has but AWS does not (measured). */
    private static final String EVAL = "eval";

    private static final Map<String, LibraryFunction> FUNCTIONS = new HashMap<>();

    /** The library's operators differ from the reference's in the texts of values and in what is infinite. */
    private static final Map<String, JFunction> OPERATORS = Map.of(
            "&", operator(TextFunctions::concatenate),
            "/", operator(NumberFunctions::divide),
            "%", operator(NumberFunctions::remainder));

    private static final Map<String, JsonataSyntax> OPERATOR_CALLS = Map.of(
            "&", callOf("&"),
            "/", callOf("/"),
            "%", callOf("%"));

    static {
        defineTextFunctions();
        defineNumberFunctions();
        defineArrayFunctions();
        defineObjectFunctions();
        defineOtherFunctions();
    }

    private JsonataLibrary() {}

    private static void defineTextFunctions() {
        ours("string", "<x-b?:s>", TextFunctions::string);
        ours("substring", "<s-nn?:s>", TextFunctions::substring);
        theirs("substringBefore", "<s-s:s>");
        theirs("substringAfter", "<s-s:s>");
        ours("lowercase", "<s-:s>", TextFunctions::lowercase);
        ours("uppercase", "<s-:s>", TextFunctions::uppercase);
        theirs("length", "<s-:n>");
        theirs("trim", "<s-:s>");
        ours("pad", "<s-ns?:s>", TextFunctions::pad);
        ours("match", "<s-f<s:o>n?:a<o>>", TextFunctions::match);
        ours("contains", "<s-(sf):b>", TextFunctions::contains);
        ours("replace", "<s-(sf)(sf)n?:s>", TextFunctions::replace);
        ours("split", "<s-(sf)n?:a<s>>", TextFunctions::split);
        ours("join", "<a<s>s?:s>", TextFunctions::join);
        theirs("base64encode", "<s-:s>");
        theirs("base64decode", "<s-:s>");
        ours("encodeUrlComponent", "<s-:s>", UrlFunctions::encodeUrlComponent);
        ours("encodeUrl", "<s-:s>", UrlFunctions::encodeUrl);
        ours("decodeUrlComponent", "<s-:s>", UrlFunctions::decodeUrlComponent);
        ours("decodeUrl", "<s-:s>", UrlFunctions::decodeUrl);
        added("hash", "<s-s?:s>", "append", AddedFunctions::hash);
        added("parse", "<s-:x>", "length", AddedFunctions::parse);
        added("uuid", "<:s>", "random", AddedFunctions::uuid);
    }

    private static void defineNumberFunctions() {
        ours("number", "<(nsb)-:n>", NumberFunctions::number);
        theirs("abs", "<n-:n>");
        theirs("floor", "<n-:n>");
        theirs("ceil", "<n-:n>");
        theirs("round", "<n-n?:n>");
        theirs("power", "<n-n:n>");
        theirs("sqrt", "<n-:n>");
        ours("formatNumber", "<n-so?:s>", NumberPicture::formatNumber);
        ours("formatBase", "<n-n?:s>", NumberFunctions::formatBase);
        theirs("formatInteger", "<n-s:s>");
        theirs("parseInteger", "<s-s:n>");
        added("random", "<n?:n>", "abs", AddedFunctions::random);
        ours("sum", "<a<n>:n>", NumberFunctions::sum);
        theirs("max", "<a<n>:n>");
        theirs("min", "<a<n>:n>");
        ours("average", "<a<n>:n>", NumberFunctions::average);
    }

    private static void defineArrayFunctions() {
        theirs("count", "<a:n>");
        theirs("append", "<xx:a>");
        ours("sort", "<af?:a>", ArrayFunctions::sort);
        theirs("reverse", "<a:a>");
        ours("shuffle", "<a:a>", ArrayFunctions::shuffle);
        theirs("distinct", "<x:x>");
        theirs("zip", "<a+>");
        theirs("map", "<af>");
        theirs("filter", "<af>");
        theirs("single", "<af?>");
        define("reduce", "<afj?:j>", "foldLeft", null);
        added("partition", "<xn?:a>", "append", AddedFunctions::partition);
        added("range", "<n?n?n?:a>", "substring", AddedFunctions::range);
    }

    private static void defineObjectFunctions() {
        theirs("keys", "<x-:a<s>>");
        theirs("lookup", "<x-s:x>");
        theirs("spread", "<x-:a<o>>");
        theirs("merge", "<a<o>:o>");
        theirs("sift", "<o-f?:o>");
        theirs("each", "<o-f:a>");
    }

    private static void defineOtherFunctions() {
        define("boolean", "<x-:b>", "toBoolean", null);
        theirs("not", "<x-:b>");
        theirs("exists", "<x:b>");
        theirs("type", "<x:s>");
        theirs("error", "<s?:x>");
        define("assert", "<bs?:x>", "assertFn", null);
        ours("now", "<s?s?:s>", TimeFunctions::now);
        ours("millis", "<:n>", TimeFunctions::millis);
        define("toMillis", "<s-s?:n>", "dateTimeToMillis", TimeFunctions::toMillis);
        define("fromMillis", "<n-s?s?:s>", "dateTimeFromMillis", null);
    }

    private static void theirs(String name, String signature) {
        define(name, signature, name, null);
    }

    private static void ours(String name, String signature, LibraryFunction.Body body) {
        define(name, signature, name, body);
    }

    private static void added(String name, String signature, String methodOfSameArity, LibraryFunction.Body body) {
        define(name, signature, methodOfSameArity, body);
    }

    private static void define(String name, String signature, String method, LibraryFunction.@Nullable Body body) {
        FUNCTIONS.put(name, new LibraryFunction(name, signature, method, body));
    }

    private static JFunction operator(LibraryFunction.Body body) {
        return new JFunction(
                (input, arguments) -> {
                    Object result = body.apply(new FunctionArguments(arguments));
                    JsonataEvaluation.current().budget().made(result);
                    return result;
                },
                null);
    }

    /** A call of a function whose name no expression can spell. */
    private static JsonataSyntax callOf(String operator) {
        JsonataSyntax call = JsonataSyntax.of(Jsonata.jsonata("$operator()"));
        call.nodes("procedure").forEach(procedure -> procedure.rename(operator));
        return call;
    }

    /** A node that calls what an operator does, if the operator is a function here. */
    static Optional<JsonataSyntax> operatorCall(String operator) {
        return Optional.ofNullable(OPERATOR_CALLS.get(operator));
    }

    static boolean isBuiltIn(String name) {
        return FUNCTIONS.containsKey(name);
    }

    /** Lets an expression call the functions. */
    static void addTo(Jsonata expression) {
        FUNCTIONS.forEach((name, function) -> expression.registerFunction(name, function));
        OPERATORS.forEach(expression::assign);
        expression.assign(EVAL, null);
    }
}
