package dev.loveless.junit.coverage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class, nested ones included, have to cover this much of a state machine; if not, the class fails,
 * and says what is missing.
 *
 * <pre>{@code
 * @LovelessTest
 * @RequireCoverage(machine = "Order", states = 100, transitions = 80)
 * class OrderTest {
 * }</pre>
 *
 * Numbers are percent, from 1 to 100; 0 requires nothing. What a machine has none of counts as covered. Nothing is
 * required where a test has failed or was aborted, where only some of the class's tests were chosen to run, and where the configuration
 * parameter {@code loveless.coverage.check} is {@code false}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(RequireCoverage.All.class)
@ExtendWith(RequireCoverageExtension.class)
public @interface RequireCoverage {
    /** The name of the state machine; each that the tests executed if it is empty. */
    String machine() default "";

    /** States that were entered. */
    int states() default 0;

    /** Ways out of states: Next, End, rules and defaults of Choice states, catchers. */
    int transitions() default 0;

    /** Rules and defaults of Choice states. */
    int choices() default 0;

    /** Retriers that matched a failure. */
    int retriers() default 0;

    /** Retriers that ran out of attempts. */
    int exhausted() default 0;

    /** Catchers that took a failure. */
    int catchers() default 0;

    /** Branches of Parallel states and processors of Map states. */
    int branches() default 0;

    /** Several requirements. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Documented
    @Inherited
    @ExtendWith(RequireCoverageExtension.class)
    @interface All {
        RequireCoverage[] value();
    }
}
