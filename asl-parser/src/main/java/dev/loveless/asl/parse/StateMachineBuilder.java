package dev.loveless.asl.parse;

import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.source.SourceObject;

/**
 * From the JSON tree of a valid definition to its syntax tree.
 *
 * <p>The tree must have no errors ({@link dev.loveless.asl.validate.DefinitionValidator}): the methods throw
 * {@link IllegalStateException}, which names the place, where they meet one. Among the rules they hold is that every
 * field that was written is taken into the syntax tree. Thread-safe.
 */
public final class StateMachineBuilder {
    private StateMachineBuilder() {}

    /** The whole definition. */
    public static StateMachine build(SourceObject root) {
        FieldReader fields = new FieldReader(root);
        QueryLanguage language = StateBuilder.language(root, QueryLanguage.JSON_PATH);
        fields.find("QueryLanguage");
        StateMachine machine = new StateMachine(
                fields.location(),
                fields.findText("Comment"),
                fields.findText("Version"),
                language,
                fields.findInteger("TimeoutSeconds"),
                fields.text("StartAt"),
                new StateBuilder(language).states(fields));
        fields.finish();
        return machine;
    }

    /**
     * A single state.
     *
     * @param name what to call it
     * @param machineLanguage the language it is in if it names none
     */
    public static State buildState(String name, SourceObject state, QueryLanguage machineLanguage) {
        return new StateBuilder(machineLanguage).state(name, state);
    }
}
