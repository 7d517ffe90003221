package dev.loveless.asl.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an expression refers to. States have no input document, so a bare name, a wildcard or {@code $} means something
 * only where a step, a predicate or the like has given it a context; {@code $$} never does (measured).
 *
 * @param variables workflow variables, without {@code $}
 * @param statesMembers members of {@code $states}, by name
 * @param wholeStates whether {@code $states} is also read otherwise
 * @param faults references to the missing document
 */
record JsonataReferences(
        SortedSet<String> variables, Set<String> statesMembers, boolean wholeStates, List<JsonataFault> faults) {
    static JsonataReferences of(JsonataSyntax expression) {
        Walk walk = new Walk();
        walk.visit(expression, Place.root(expression));
        return new JsonataReferences(
                walk.variables, walk.statesMembers, walk.wholeStates > 0, List.copyOf(walk.faults));
    }

    /** Whether the expression may look at a member of {@code $states}. */
    boolean mayRead(StatesMember member) {
        return wholeStates || statesMembers.contains(member.memberName());
    }

    /**
     * Where in the expression a node stands, and which names are the expression's own there. Blocks and the bodies of
     * functions each keep their names to themselves; so does a path with those that its steps bind.
     *
     * @param hasContext whether something around it says what names refer to
     * @param bound names bound so far; those that are bound later on are added as they are
     * @param ofSteps names that steps before have bound, with {@code @$v} and {@code #$i}; added likewise
     * @param boundInTheEnd names bound anywhere in the blocks around; a function is called only later and sees them all
     */
    private record Place(boolean hasContext, Set<String> bound, Set<String> ofSteps, Set<String> boundInTheEnd) {
        static Place root(JsonataSyntax expression) {
            return new Place(false, new HashSet<>(), new HashSet<>(), namesBoundBy(List.of(expression)));
        }

        Place inContext() {
            return new Place(true, bound, ofSteps, boundInTheEnd);
        }

        Place inPath() {
            return new Place(hasContext, bound, new HashSet<>(ofSteps), boundInTheEnd);
        }

        Place inBlock(List<JsonataSyntax> expressions) {
            return new Place(
                    hasContext, new HashSet<>(bound), ofSteps, union(boundInTheEnd, namesBoundBy(expressions)));
        }

        Place whenCalled() {
            return new Place(hasContext, union(bound, boundInTheEnd), ofSteps, boundInTheEnd);
        }

        boolean isBound(String name) {
            return bound.contains(name) || ofSteps.contains(name);
        }

        private static Set<String> union(Set<String> names, Set<String> more) {
            Set<String> all = new HashSet<>(names);
            all.addAll(more);
            return all;
        }

        /** Names bound by the nodes and those below, but not in a block or function of their own. */
        private static Set<String> namesBoundBy(List<JsonataSyntax> nodes) {
            Set<String> names = new HashSet<>();
            nodes.forEach(node ->
                    node.forEach(it -> !it.type().equals("block") && !it.type().equals("lambda"), it -> {
                        if (it.type().equals("bind")) {
                            it.nodes("lhs").forEach(name -> names.add(name.text("value")));
                        }
                    }));
            return names;
        }
    }

    /** The walk over the tree; recursive like the parser that made the tree, whose depth bounds it. */
    private static final class Walk {
        private static final String STATES = "states";

        private final SortedSet<String> variables = new TreeSet<>();
        private final Set<String> statesMembers = new LinkedHashSet<>();
        private final List<JsonataFault> faults = new ArrayList<>();
        private int wholeStates;

        void visit(JsonataSyntax node, Place around) {
            Place place = node.type().equals("path") ? around.inPath() : around;
            switch (node.type()) {
                case "path" -> visitSteps(node.nodes("steps"), place);
                case "variable" -> visitVariable(node.text("value"), place);
                case "name" -> needContext(node.text("value"), place);
                case "wildcard" -> needContext("*", place);
                case "descendant" -> needContext("**", place);
                case "parent" -> needContext("%", place);
                case "bind" -> {
                    visitAll(node.nodes("rhs"), place);
                    node.nodes("lhs").forEach(name -> place.bound().add(name.text("value")));
                }
                case "block" -> visitAll(node.nodes("expressions"), place.inBlock(node.nodes("expressions")));
                case "lambda" -> visitLambda(node, place);
                case "function", "partial" -> visitCall(node, place);
                case "transform" -> {
                    Place called = place.inContext().whenCalled();
                    visitAll(node.nodes("pattern"), called);
                    visitAll(node.nodes("update"), called);
                    visitAll(node.nodes("delete"), called);
                }
                case "index" -> place.ofSteps().add(node.text("value"));
                case "filter" -> visitAll(node.nodes("expr"), place.inContext());
                case "sort" ->
                    node.nodes("terms").forEach(term -> visitAll(term.nodes("expression"), place.inContext()));
                default -> visitOperands(node, place);
            }
            bindPosition(node, place);
            visitAll(node.nodes("predicate"), place.inContext());
            visitAll(node.nodes("stages"), place.inContext());
            node.nodes("group").forEach(group -> visitAll(group.nodes("lhsObject"), place.inContext()));
        }

        private void visitAll(List<JsonataSyntax> nodes, Place place) {
            nodes.forEach(node -> visit(node, place));
        }

        /** Operators, constructors and conditions; a node of any other kind has none of these fields. */
        private void visitOperands(JsonataSyntax node, Place place) {
            for (String field : List.of(
                    "expression",
                    "lhs",
                    "rhs",
                    "expressions",
                    "lhsObject",
                    "condition",
                    "then",
                    "_else",
                    "nextFunction")) {
                visitAll(node.nodes(field), place);
            }
        }

        private void visitSteps(List<JsonataSyntax> steps, Place place) {
            for (int index = 0; index < steps.size(); index++) {
                visit(steps.get(index), index == 0 ? place : place.inContext());
            }
            boolean ofStates = steps.size() > 1
                    && steps.get(0).type().equals("variable")
                    && steps.get(0).text("value").equals(STATES);
            if (ofStates && steps.get(1).type().equals("name")) {
                statesMembers.add(steps.get(1).text("value"));
                wholeStates--;
            }
        }

        /**
         * {@code @$v} and {@code #$i} bind variables for the steps that follow; behind a predicate {@code #$i} is a
         * stage of its own.
         */
        private void bindPosition(JsonataSyntax node, Place place) {
            place.ofSteps().add(node.text("focus"));
            place.ofSteps().add(node.text("index"));
            place.ofSteps().remove("");
        }

        private void visitVariable(String name, Place place) {
            if (name.equals(STATES)) {
                wholeStates++;
            }
            if (name.isEmpty()) {
                needContext("$", place);
            } else if (name.equals("$")) {
                faults.add(JsonataFault.unsupported(
                        "Reference to '$$' is not supported.",
                        "There is no document at the root: begin with '$states.input' or '$states.context'."));
            } else if (!name.equals(STATES) && !place.isBound(name) && !JsonataLibrary.isBuiltIn(name)) {
                variables.add(name);
            }
        }

        private void needContext(String reference, Place place) {
            if (!place.hasContext()) {
                faults.add(
                        JsonataFault.unsupported(
                                "Reference to '" + reference + "' at the top level is not supported.",
                                "There is nothing around it: begin with '$states.input', or with '$' and the name of a variable."));
            }
        }

        private void visitLambda(JsonataSyntax node, Place place) {
            Place body = place.whenCalled().inBlock(node.nodes("body"));
            node.nodes("arguments").forEach(argument -> body.bound().add(argument.text("value")));
            visitAll(node.nodes("body"), body);
        }

        /** What is called by a plain name is a function, and no workflow variable holds one. */
        private void visitCall(JsonataSyntax node, Place place) {
            node.nodes("procedure").stream()
                    .filter(procedure -> !procedure.type().equals("variable"))
                    .filter(procedure -> !isPlainName(procedure))
                    .forEach(procedure -> visit(procedure, place));
            node.nodes("arguments").stream()
                    .filter(argument -> !argument.type().equals("operator"))
                    .forEach(argument -> visit(argument, place));
            visitAll(node.nodes("nextFunction"), place);
        }

        private static boolean isPlainName(JsonataSyntax procedure) {
            List<JsonataSyntax> steps = procedure.nodes("steps");
            return procedure.type().equals("path")
                    && steps.size() == 1
                    && steps.get(0).type().equals("name");
        }
    }
}
