package dev.loveless.junit;

import dev.loveless.asl.model.StateMachineType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter of type {@code dev.loveless.engine.StateMachine}: where its definition is. A definition that AWS would
 * refuse fails the test with the faults, each with its line.
 */
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Definition {
    /**
     * JSON or YAML by the name's ending: a resource beside the test class or of the class path, or a file. Or the name
     * of a state machine in the {@link LovelessTest#configuration}, which says all else of it.
     */
    String value();

    /** The machine's name; without it that of the file, without its endings. */
    String name() default "";

    StateMachineType type() default StateMachineType.STANDARD;
}
