package dev.loveless.engine.machine;

import java.util.List;

/**
 * What came of a command.
 *
 * @param facts already applied to the state that decided; to be stored as one
 * @param effects to be carried out once the facts are stored, in this order
 */
public record Decision(List<Fact> facts, List<Effect> effects) {
    public Decision {
        facts = List.copyOf(facts);
        effects = List.copyOf(effects);
    }
}
