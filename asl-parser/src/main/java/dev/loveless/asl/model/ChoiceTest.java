package dev.loveless.asl.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.source.Location;
import java.util.List;
import java.util.Optional;

/** What a Choice rule tests. */
public sealed interface ChoiceTest {
    /** Where the object stands that holds the test: the rule itself, or one nested in it. */
    Location location();

    /** The comment in that object. */
    Optional<String> comment();

    /** All of them hold; tried in order until one does not. */
    record And(Location location, Optional<String> comment, List<ChoiceTest> tests) implements ChoiceTest {
        public And {
            tests = List.copyOf(tests);
        }
    }

    /** One of them holds; tried in order until one does. */
    record Or(Location location, Optional<String> comment, List<ChoiceTest> tests) implements ChoiceTest {
        public Or {
            tests = List.copyOf(tests);
        }
    }

    /** It does not hold. */
    record Not(Location location, Optional<String> comment, ChoiceTest test) implements ChoiceTest {}

    /**
     * A value compared with another, or looked at.
     *
     * @param variableLocation of the path to the value
     */
    record Comparison(
            Location location,
            Optional<String> comment,
            Location variableLocation,
            PathExpression variable,
            ComparisonOperator operator,
            Operand operand)
            implements ChoiceTest {}

    /** A JSONata condition: an expression that gives a boolean, or one of the two itself. */
    record Condition(Location location, Optional<String> comment, Setting<Boolean> condition) implements ChoiceTest {}

    /** What a comparison compares with. */
    sealed interface Operand {
        /** Where it stands. */
        Location location();

        /** A value in the definition; of the type that the operator asks for. */
        record Value(Location location, JsonNode value) implements Operand {}

        /** The operand of an operator ending in {@code Path}. */
        record Path(Location location, PathExpression path) implements Operand {}
    }
}
