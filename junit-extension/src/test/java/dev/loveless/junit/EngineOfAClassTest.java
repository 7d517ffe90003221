package dev.loveless.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Loveless;
import dev.loveless.engine.quota.Quotas;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(Lifecycle.PER_CLASS)
class EngineOfAClassTest {
    @RegisterExtension
    static final LovelessExtension LOVELESS = LovelessExtension.builder()
            .lifecycle(Lifecycle.PER_CLASS)
            .seed(7)
            .region("eu-central-1")
            .engine(engine -> engine.quotas(Quotas.AWS))
            .build();

    private final Set<Loveless> engines = ConcurrentHashMap.newKeySet();

    EngineOfAClassTest(Loveless loveless) {
        engines.add(loveless);
    }

    @Test
    void isGivenToOneTest(Loveless loveless) {
        engines.add(loveless);
    }

    @Test
    void isGivenToAnother(Loveless loveless) {
        engines.add(loveless);
        assertThat(loveless.arnPrefix()).contains("eu-central-1");
    }

    @Nested
    class Inside {
        @Test
        void isGivenToNestedTests(Loveless loveless) {
            engines.add(loveless);
        }
    }

    @AfterAll
    void isTheSame(Loveless loveless) {
        engines.add(loveless);
        assertThat(engines).hasSize(1);
    }
}
