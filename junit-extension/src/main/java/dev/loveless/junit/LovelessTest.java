package dev.loveless.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, an engine that executes state machines: no network, no account, and hours of
 * waiting in no time.
 *
 * <pre>{@code
 * @LovelessTest
 * class OrderTest {
 *     @Test
 *     void isPaidOnTheThirdAttempt(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
 *         tasks.state("Charge").fails("Busy", "try again").twice().returns(Map.of("paid", true));
 *
 *         Execution execution = order.start("{\"total\": 12}").await();
 *
 *         assertThat(execution).succeeded().hasOutputAt("/paid", true);
 *     }
 * }
 * }</pre>
 *
 * Test methods, and the methods before and after them, may have parameters of these types: {@code Loveless} (the
 * engine), {@code StateMachine} with {@link Definition}, {@code TaskStubs}, {@link TestTime}, {@code Clock} and
 * {@code InstantSource} (of the executions' time), {@code URI} with {@link Endpoint}, and {@code SfnClient} and
 * {@code SfnAsyncClient} of the AWS SDK for Java; a port is opened for the last three only.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LovelessExtension.class)
public @interface LovelessTest {
    /** In which time executions live. */
    Time time() default Time.VIRTUAL;

    /** How many real seconds a second of an execution takes, where the time is {@link Time#SCALED}. */
    double scale() default 0.01;

    /** When virtual time begins, as {@code 2026-01-01T00:00:00Z}. */
    String start() default "2026-01-01T00:00:00Z";

    /** What everything random comes from: names, tokens, {@code $uuid()}, jitter. */
    long seed() default 0;

    /** Whether each test has an engine of its own, or all of the class (with those nested in it) share one. */
    Lifecycle lifecycle() default Lifecycle.PER_METHOD;

    /** The account in ARNs. */
    String account() default "123456789012";

    /** The region in ARNs. */
    String region() default "us-east-1";

    /**
     * A mock configuration in the format of Step Functions Local, for executions started with one of its test cases: a
     * resource beside the test class or of the class path, or a file.
     */
    String mockConfiguration() default "";

    /**
     * A file {@code loveless.yaml} whose components do the tasks that nothing stands in for: a resource or a file as
     * above. Needs {@code dev.loveless:configuration} on the class path, and for containers a Docker engine.
     */
    String configuration() default "";
}
