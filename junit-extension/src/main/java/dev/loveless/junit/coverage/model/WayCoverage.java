package dev.loveless.junit.coverage.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A way out of a state.
 *
 * @param index among those of its kind, from 0; 0 for kinds that a state has one of at most
 * @param target the state it leads to; empty at the end of the machine, branch or processor
 * @param detail what opens the way: the condition of a rule, or the errors of a catcher; empty for the others
 * @param line of the definition, from 1
 * @param taken how often
 */
public record WayCoverage(Kind kind, int index, Optional<String> target, String detail, int line, long taken) {
    /** What a way is written as. */
    public enum Kind {
        NEXT,
        END,
        RULE,
        DEFAULT,
        CATCHER;

        /** Its name in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The field of the state that it is: {@code Choices[0]}. */
    public String field() {
        return switch (kind) {
            case NEXT -> "Next";
            case END -> "End";
            case RULE -> "Choices[" + index + "]";
            case DEFAULT -> "Default";
            case CATCHER -> "Catch[" + index + "]";
        };
    }

    /** The field with where it leads: {@code Choices[0] → Ship}. */
    public String text() {
        return field() + target.map(state -> " → " + state).orElse("");
    }

    WayCoverage plus(WayCoverage other) {
        return new WayCoverage(kind, index, target, detail, line, taken + other.taken);
    }
}
