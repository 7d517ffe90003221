package dev.loveless.asl.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function that expressions can call by name: one of the library's, or ours in its place. */
final class LibraryFunction extends JFunction {
    /** What a function of ours does; null is JSONata's undefined. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(FunctionArguments arguments);
    }

    /** Functions that do not look into what they are given. */
    private static final Set<String> CURSORY = Set.of("count", "exists", "type");

    /** The function that compares all that is in its argument. */
    private static final String DEEP = "distinct";

    private final String name;
    private final FunctionSignature signature;
    private final @Nullable Body body;

    /**
     * A function.
     *
     * @param signature in JSONata's notation
     * @param method the library's method; where {@code body} takes its place, one that has as many parameters
     */
    LibraryFunction(String name, String signature, String method, @Nullable Body body) {
        super(name, signature, Functions.class, null, method);
        this.name = name;
        this.signature = new FunctionSignature(signature);
        this.body = body;
    }

    @Override
    public Object validate(Object arguments, @Nullable Object context) {
        return signature.validated((List<?>) arguments, context);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public @Nullable Object call(@Nullable Object input, List arguments) {
        JsonataBudget budget = JsonataEvaluation.current().budget();
        if (name.equals(DEEP)) {
            budget.chargeDeeply(arguments);
        } else if (!CURSORY.contains(name)) {
            budget.charge(arguments);
        }
        try {
            Object result = body == null ? super.call(input, arguments) : body.apply(new FunctionArguments(arguments));
            budget.made(result);
            return result;
        } catch (JException e) {
            throw e;
        } catch (RuntimeException e) {
            // Functions such as $map call others without a look at their signatures.
            validate(arguments, null);
            throw e;
        }
    }
}
