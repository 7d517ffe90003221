package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceDocument;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.WrittenStrings;
import java.util.List;

/**
 * Checks a definition as AWS does when a state machine is created: the same faults under the same codes, with the same
 * texts at the same locations (recorded, measured; a text that nobody has seen says so where it is written).
 *
 * <p>The order: the root, each state in the order they are written in with all that is nested in it, names, transitions
 * of each scope, variables. AWS promises no order; this one does not change.
 */
public final class DefinitionValidator {
    private DefinitionValidator() {}

    /**
     * The faults of a definition, errors and warnings.
     *
     * @param type the type of machine that is to be created with it
     */
    public static List<Diagnostic> validate(SourceDocument document, StateMachineType type) {
        SourceObject root = document.root();
        Findings findings = new Findings(new WrittenStrings(document.text()));
        QueryLanguage language = QueryLanguageRules.ofMachine(root);
        StateRules states = new StateRules(language, type, findings);
        new MachineRules(states).check(root, new StateContext(language, false, type, findings));
        NameRules.check(root, findings);
        TransitionRules.check(root, findings);
        VariableRules.check(root, findings);
        return findings.diagnostics();
    }

    /**
     * The faults of a single state, as if it stood alone in a machine; what it goes to need not exist (recorded of
     * TestState).
     *
     * @param name what the state is called
     * @param language of the machine
     */
    public static List<Diagnostic> validateState(
            String name, SourceNode state, QueryLanguage language, StateMachineType type) {
        Findings findings = new Findings();
        new StateRules(language, type, findings).check(state);
        NameRules.checkName(name, state.location(), findings);
        return findings.diagnostics();
    }
}
