package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What must hold for an object beyond its single fields. */
public interface ObjectRule {
    /** Reports if it does not hold. */
    void check(FieldValues values, Reading reading);

    /** What a JSON Schema can say of it. */
    Optional<ObjectNode> schema();

    /** A rule that no JSON Schema can express. */
    static ObjectRule beyondSchema(Check check) {
        return new ObjectRule() {
            @Override
            public void check(FieldValues values, Reading reading) {
                check.check(values, reading);
            }

            @Override
            public Optional<ObjectNode> schema() {
                return Optional.empty();
            }
        };
    }

    /** A rule that a JSON Schema can express too. */
    static ObjectRule of(ObjectNode schema, Check check) {
        return new ObjectRule() {
            @Override
            public void check(FieldValues values, Reading reading) {
                check.check(values, reading);
            }

            @Override
            public Optional<ObjectNode> schema() {
                return Optional.of(schema.deepCopy());
            }
        };
    }

    /** The part of a rule that reads. */
    @FunctionalInterface
    interface Check {
        void check(FieldValues values, Reading reading);
    }
}
