package dev.loveless.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Loveless;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A nested class that says itself how its engine is to be does not get the one of the class around it. */
@TestInstance(Lifecycle.PER_CLASS)
@LovelessTest(lifecycle = Lifecycle.PER_CLASS)
class EngineOfANestedClassTest {
    @SuppressWarnings("NullAway.Init") // set before the tests
    private Loveless engine;

    @BeforeAll
    void keep(Loveless loveless) {
        engine = loveless;
    }

    @Test
    void theClassHasOne(Loveless loveless) {
        assertThat(loveless).isSameAs(engine);
    }

    @Nested
    class WithNothingToSay {
        @Test
        void hasTheSame(Loveless loveless) {
            assertThat(loveless).isSameAs(engine);
        }
    }

    @Nested
    @LovelessTest(region = "eu-central-1")
    class WithAnotherRegion {
        @Test
        void hasItsOwn(Loveless loveless) {
            assertThat(loveless.arnPrefix()).contains("eu-central-1");
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    @LovelessTest(region = "eu-west-1", lifecycle = Lifecycle.PER_CLASS)
    class WithOneForAllOfItsTests {
        @SuppressWarnings("NullAway.Init") // set before the tests
        private Loveless own;

        @BeforeAll
        void keep(Loveless loveless) {
            own = loveless;
        }

        @Test
        void hasItsOwn(Loveless loveless) {
            assertThat(loveless).isSameAs(own).isNotSameAs(engine);
            assertThat(loveless.arnPrefix()).contains("eu-west-1");
        }

        @Test
        @LovelessTest(region = "eu-west-3")
        void unlessATestSaysMore(Loveless loveless) {
            assertThat(loveless.arnPrefix()).contains("eu-west-3");
        }
    }
}
