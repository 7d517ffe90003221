package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules for where states go. In each scope: targets exist; at the top there is a terminal state; all states can be
 * reached. A machine without terminal state is not told which states cannot be reached (measured).
 */
final class TransitionRules {
    private static final Set<String> TERMINAL_TYPES = Set.of("Succeed", "Fail");
    /** Each compares a name with all others, so that thousands would hold up a large definition. */
    private static final int MOST_SUGGESTIONS = 50;

    private final Findings findings;
    private int suggestions;

    private TransitionRules(Findings findings) {
        this.findings = findings;
    }

    static void check(SourceObject root, Findings findings) {
        new TransitionRules(findings).checkScope(root, true);
    }

    private void checkScope(SourceObject scope, boolean top) {
        Map<String, List<SourceNode>> targets = new LinkedHashMap<>();
        Scopes.states(scope).forEach(state -> targets.put(state.name(), targets(state.value())));
        Optional<SourceNode> start = Scopes.text(scope, "StartAt");
        if (!targets.isEmpty() && start.isPresent()) {
            checkTarget(start.get(), targets.keySet());
            targets.values().forEach(all -> all.forEach(target -> checkTarget(target, targets.keySet())));
            if (top && Scopes.states(scope).stream().noneMatch(state -> isTerminal(state.value()))) {
                reportNoTerminalState(scope);
            } else {
                checkReachable(scope, start.get().json().textValue(), targets);
            }
        }
        for (SourceMember state : Scopes.states(scope)) {
            Scopes.inside(state.value()).forEach(inner -> checkScope(inner, false));
        }
    }

    /** The values that name where a state can go: Next, the rules' Next, Default, the catchers' Next. */
    private static List<SourceNode> targets(SourceNode node) {
        List<SourceNode> targets = new ArrayList<>();
        if (node instanceof SourceObject state) {
            Scopes.text(state, "Next").ifPresent(targets::add);
            addNextOf(Scopes.elements(state, "Choices"), targets);
            Scopes.text(state, "Default").ifPresent(targets::add);
            addNextOf(Scopes.elements(state, "Catch"), targets);
        }
        return targets;
    }

    private static void addNextOf(List<SourceNode> entries, List<SourceNode> targets) {
        for (SourceNode entry : entries) {
            if (entry instanceof SourceObject object) {
                Scopes.text(object, "Next").ifPresent(targets::add);
            }
        }
    }

    /** The word Next stands in the text whatever the field is called (measured). */
    private void checkTarget(SourceNode target, Set<String> names) {
        String name = target.json().textValue();
        if (!names.contains(name)) {
            findings.add(Diagnostic.at(
                            target.location(), AslCode.MISSING_TRANSITION_TARGET, "Missing 'Next' target: " + name)
                    .withRemedy(suggestion(name, names).orElseGet(() -> firstOf(names))));
        }
    }

    private Optional<String> suggestion(String name, Set<String> names) {
        if (suggestions == MOST_SUGGESTIONS) {
            return Optional.empty();
        }
        suggestions++;
        return Suggestion.closest(name, names).map(meant -> "Did you mean '" + meant + "'?");
    }

    private static String firstOf(Set<String> names) {
        return "Only states of the same 'States' object can be gone to: "
                + String.join(", ", names.stream().limit(10).toList()) + (names.size() > 10 ? ", …" : "") + ".";
    }

    private static boolean isTerminal(SourceNode node) {
        return node instanceof SourceObject state
                && (state.get("End").filter(end -> end.json().asBoolean()).isPresent()
                        || Scopes.text(state, "Type")
                                .filter(type ->
                                        TERMINAL_TYPES.contains(type.json().textValue()))
                                .isPresent());
    }

    private void reportNoTerminalState(SourceObject scope) {
        Position position =
                scope.member("States").map(SourceMember::namePosition).orElse(Position.START);
        findings.add(new Diagnostic(
                AslCode.MISSING_END_STATE,
                "Workflow has no terminal state",
                Optional.empty(),
                position,
                Optional.of("Give a state '\"End\": true', or add one of type Succeed or Fail.")));
    }

    private void checkReachable(SourceObject scope, String start, Map<String, List<SourceNode>> targets) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String name = next.removeFirst();
            if (targets.containsKey(name) && reached.add(name)) {
                targets.get(name).forEach(target -> next.addLast(target.json().textValue()));
            }
        }
        for (SourceMember state : Scopes.states(scope)) {
            if (!reached.contains(state.name())) {
                findings.add(Diagnostic.at(
                                state.value().location(),
                                AslCode.MISSING_TRANSITION_TARGET,
                                "State \"" + state.name() + "\" is not reachable.")
                        .shownAt(state.namePosition())
                        .withRemedy("Remove it, or let another state go to it."));
            }
        }
    }
}
