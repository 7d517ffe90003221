package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.query.StatesMember;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules for Assign: the names of variables, and that an inner scope does not write those of an outer one. */
final class VariableRules {
    private static final int LONGEST = 80;
    private static final String RESERVED = "states";
    private static final String SUFFIX = ".$";

    private VariableRules() {}

    /**
     * An Assign object.
     *
     * @param members what of {@code $states} the expressions in it can read
     */
    static ValueRule assign(Set<StatesMember> members) {
        return (value, context) -> {
            if (value instanceof SourceObject assign) {
                assign.members().forEach(member -> checkName(assign, member, context));
                TemplateRules.template(members).check(value, context);
            } else {
                ValueRules.expected("[OBJECT]", value, context);
            }
        };
    }

    private static void checkName(SourceObject assign, SourceMember member, StateContext context) {
        String name = variable(member.name(), context.isJsonata());
        if (name.equals(RESERVED)) {
            report(
                    assign,
                    member,
                    AslCode.RESERVED_VARIABLE_NAME,
                    "Cannot assign to reserved variable '$states'.",
                    context);
        } else if (!isIdentifier(name)) {
            report(
                    assign,
                    member,
                    AslCode.INVALID_VARIABLE_NAME,
                    "Invalid variable name '" + name + "': the variable name contains invalid characters.",
                    context);
        } else if (name.codePointCount(0, name.length()) > LONGEST) {
            // The text is inferred.
            report(
                    assign,
                    member,
                    AslCode.INVALID_VARIABLE_NAME,
                    "Invalid variable name '" + name + "': the variable name is longer than " + LONGEST
                            + " characters.",
                    context);
        }
    }

    private static void report(
            SourceObject assign, SourceMember member, AslCode code, String message, StateContext context) {
        String remedy = code == AslCode.RESERVED_VARIABLE_NAME
                ? "Choose another name; '$states' is the data of the state itself."
                : "Begin with a letter, go on with letters, digits and '_', " + LONGEST + " characters at most.";
        context.findings()
                .add(Diagnostic.at(assign.location(), code, message)
                        .shownAt(member.namePosition())
                        .withRemedy(remedy));
    }

    /** Unicode ID_Start, then ID_Continue. */
    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(VariableRules::isIdentifierPart);
    }

    private static boolean isIdentifierPart(int character) {
        return Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }

    private static String variable(String key, boolean jsonata) {
        return !jsonata && key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : key;
    }

    /** Reports each Assign that writes a variable of a scope around its own. */
    static void check(SourceObject root, Findings findings) {
        checkScope(root, Set.of(), findings);
    }

    private static void checkScope(SourceObject scope, Set<String> outer, Findings findings) {
        Set<String> visible = new HashSet<>(outer);
        for (SourceMember state : Scopes.states(scope)) {
            forEachAssigned(state.value(), (name, member) -> {
                visible.add(name);
                if (outer.contains(name)) {
                    reportOuter(name, member, findings);
                }
            });
        }
        for (SourceMember state : Scopes.states(scope)) {
            for (SourceObject inner : Scopes.inside(state.value())) {
                // The children of a distributed Map are executions of their own and see nothing of this one.
                checkScope(inner, MapRules.isDistributedProcessor(inner) ? Set.of() : visible, findings);
            }
        }
    }

    /** The text is inferred. */
    private static void reportOuter(String name, SourceMember member, Findings findings) {
        findings.add(Diagnostic.at(
                        member.value().location(),
                        AslCode.INVALID_VARIABLE_NAME,
                        "Invalid variable name '" + name + "': the variable is assigned in an outer scope.")
                .shownAt(member.namePosition())
                .withRemedy(
                        "Give the variable in here another name; results leave a branch or iteration by its output."));
    }

    private static void forEachAssigned(SourceNode node, BiConsumer<String, SourceMember> action) {
        if (!(node instanceof SourceObject state)) {
            return;
        }
        forEachMember(state, action);
        Scopes.elements(state, "Choices").forEach(rule -> forEachMember(rule, action));
        Scopes.elements(state, "Catch").forEach(catcher -> forEachMember(catcher, action));
    }

    private static void forEachMember(SourceNode holder, BiConsumer<String, SourceMember> action) {
        if (holder instanceof SourceObject object && object.get("Assign").orElse(null) instanceof SourceObject assign) {
            assign.members().forEach(member -> action.accept(variable(member.name(), false), member));
        }
    }
}
