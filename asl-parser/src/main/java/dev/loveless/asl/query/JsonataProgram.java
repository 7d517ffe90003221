package dev.loveless.asl.query;

import com.dashjoin.jsonata.Jsonata;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An expression made ready to run: the library's compiled form with our functions in it, changed where the library
 * would go its own way. Immutable once made.
 */
final class JsonataProgram {

    private static final Set<String> COMPARISONS = Set.of("=", "!=", "in");

    private final Jsonata compiled;
    private final JsonataReferences references;
    private final Set<Object> functionBodies = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> passing = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> compared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> callees = Collections.newSetFromMap(new IdentityHashMap<>());

    private JsonataProgram(Jsonata compiled) {
        this.compiled = compiled;
        JsonataSyntax root = JsonataSyntax.of(compiled);
        this.references = JsonataReferences.of(root);
        compiled.setOutputConvertNulls(false);
        JsonataLibrary.addTo(compiled);
        root.forEach(this::prepare);
    }

    /** Makes ready what the library has compiled, and changes it. */
    static JsonataProgram of(Jsonata compiled) {
        return new JsonataProgram(compiled);
    }

    Jsonata compiled() {
        return compiled;
    }

    JsonataReferences references() {
        return references;
    }

    /** Whether a node is the body of a function that the expression defines. */
    boolean isFunctionBody(Object node) {
        return functionBodies.contains(node);
    }

    /** Whether a node makes no value, but passes on one that was made elsewhere. */
    boolean isPassing(Object node) {
        return passing.contains(node);
    }

    /** Whether a node is an operand of an operator that looks through all of it. */
    boolean isCompared(Object node) {
        return compared.contains(node);
    }

    /** Whether a node is what a call calls. */
    boolean isCallee(Object node) {
        return callees.contains(node);
    }

    private void prepare(JsonataSyntax node) {
        switch (node.type()) {
            case "lambda" -> node.nodes("body").forEach(body -> functionBodies.add(body.symbol()));
            case "variable" -> passing.add(node.symbol());
            case "function" -> {
                passing.add(node.symbol());
                node.nodes("procedure").forEach(procedure -> callees.add(procedure.symbol()));
            }
            case "regex" -> node.replaceRegex(RegexFunction::new);
            case "binary" -> prepareOperator(node);
            default -> {
                // All others run as the library has them.
            }
        }
    }

    private void prepareOperator(JsonataSyntax node) {
        if (COMPARISONS.contains(node.text("value"))) {
            node.nodes("lhs").forEach(operand -> compared.add(operand.symbol()));
            node.nodes("rhs").forEach(operand -> compared.add(operand.symbol()));
        }
        JsonataLibrary.operatorCall(node.text("value")).ifPresent(node::turnIntoCall);
    }
}
